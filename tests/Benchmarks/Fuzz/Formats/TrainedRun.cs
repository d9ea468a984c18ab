using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Runs;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>The folder of a run of two steps of a small AC-GAN, as the tool leaves it.</summary>
internal static class TrainedRun
{
    public const string Checkpoint = "checkpoints/step-000000002/", Onnx = "generator.onnx", Pipeline = "pipeline.zip";

    private const int Images = 24;

    private static readonly Lazy<Dictionary<string, byte[]>> s_files = new(Train);

    /// <summary>Its files by their paths in the folder.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files => s_files.Value;

    private static Dictionary<string, byte[]> Train()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mlnetgan-fuzz-run-");
        try
        {
            var context = new MLContext(seed: 1);
            var options = new AcGanOptions
            {
                LatentSize = 3,
                GeneratorChannels = 4,
                DiscriminatorChannels = 2,
                EmbeddingSize = 2,
                BatchSize = Images / 2,
                Epochs = 1,
                RunFolder = folder.FullName,
            };
            IDataView digits = context.Gan().Data.DrawnDigits(Images);
            using TransformerChain<AcGanTransformer> model =
                context.Transforms.Conversion.MapValueToKey("Label").Append(context.Gan().AcGan(options)).Fit(digits);
            var run = new RunFolder(folder.FullName);
            model.LastTransformer.ExportOnnx(run.Onnx, OnnxGeneratorInput.Seed);
            context.Model.Save(model, digits.Schema, run.Pipeline);
            var request = new { options.System, Drawn = Images, Preset = SystemDefinition.Compact, Seed = 0, Epochs = 1 };
            RunRequestFile.Write(run, "mlnetgan train acgan", request, options);
            return folder.GetFiles("*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder.FullName, file.FullName), file => File.ReadAllBytes(file.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
