using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan evaluate RUN|FOLDER</c></summary>
internal static class EvaluateCommand
{
    private const int DefaultCount = 10_000, MostImages = 1_000_000;

    public static Command Create()
    {
        var generated = new Argument<string>("RUN|FOLDER")
        {
            Description = "A run folder that 'mlnetgan train' wrote, whose generator is measured, or a folder of generated images: " +
                "files, one sub-folder a label, or what 'generate --format idx' makes.",
        };
        generated.Validators.Add(result => PathOption.RefuseEmpty("RUN|FOLDER", result));
        var real = PathOption.Required("--real", "DIR|FILE", "Real images: a folder of image files, one sub-folder a label, or an IDX " +
            "file. Best are those that were trained on.");
        var labels = PathOption.Optional("--real-labels", "FILE", "The IDX file of the labels of --real.");
        var noLabels = new Option<bool>("--no-labels") { Description = "Leave labels out, and with them the classification accuracy." };
        var pad = NumberOption.Whole("--pad", "PIXELS", "Black pixels added on each side of the real images of an IDX file. [default: 0]",
            minimum: 0, maximum: GanDataCatalog.MostPadding);
        Option<ImageSize?> size = SizeOption.Create("Height and width to which real images of an IDX file are brought; those of " +
            "a folder are brought to the size of the generated ones. [default: their own]");
        var extractor = PathOption.Optional("--extractor", ExtractorChoice.Choices, "What makes the features that are compared: " +
            "ImageNet's ResNet18, a classifier trained on --real with its labels, or a network's file. [default: resnet18]");
        var features = new ExtractorOptions();
        var count = NumberOption.Whole("--count", "N", "The most images of each kind; of a run so many are generated. Copies are found " +
            $"of the real images that are read alone. [default: {DefaultCount}]", minimum: 2, maximum: MostImages);
        var seed = NumberOption.Whole("--seed", "S", "Another number gives other images and samples. [default: 0]", minimum: long.MinValue);
        Option<int?> resolution = ResolutionOption.Create();
        var folder = PathOption.Optional("--out", "DIR", "The folder for evaluation.json, nearest.png, extremes.png and what later " +
            "evaluations reuse. [default: evaluation in RUN]");
        var command = new Command("evaluate", "Measures generated images against real ones: how alike, how varied, whether copied.")
        {
            generated, real, labels, noLabels, pad, size, extractor, features.Size, features.Input, features.Output, features.Mean,
            features.Deviation, features.Bgr, count, seed, resolution, folder,
        };
        command.SetAction(parsed =>
        {
            MLContext ml = LogDisplay.NewContext();
            var images = new EvaluatedImages(ml, parsed.GetRequiredValue(generated), parsed.GetValue(count) ?? DefaultCount,
                parsed.GetValue(seed) ?? 0, parsed.GetValue(resolution));
            var options = new ImageEvaluationOptions
            {
                GeneratedImageColumnName = images.Column,
                LabelColumnName = parsed.GetValue(noLabels) ? null : "Label",
                MaximumImages = parsed.GetValue(count) ?? DefaultCount,
                Seed = parsed.GetValue(seed) ?? 0,
                OutputFolder = images.OutputFolder(parsed.GetValue(folder), parsed.GetRequiredValue(real)),
            };
            IDataView realImages = images.LoadReal(parsed.GetRequiredValue(real),
                parsed.GetValue(labels), parsed.GetValue(pad), parsed.GetValue(size));
            string name = parsed.GetValue(extractor) ?? ExtractorChoice.ResNet18;
            var choice = new ExtractorChoice($"--extractor {name}", name, features.Read(parsed, new ExtractorSettings()));
            using ImageFeatureExtractor opened = choice.Open(ml, realImages, options);
            options.Extractor = opened;
            EvaluationReport.Write(Console.Out, ml.Gan().Evaluate.Images(realImages, images.Images, options), options.OutputFolder);
            if (images.IsOfRun)
                NextCommand.AfterMeasuring(parsed.GetRequiredValue(generated));
        });
        return command;
    }
}
