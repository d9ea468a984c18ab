using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Runs;
using MLNetGan.Cli.Shards;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan generate RUN</c></summary>
internal static class GenerateCommand
{
    // More files than any use of them wants; other seeds give more.
    private const int MostImages = 10_000_000;
    private const int ShownLabels = 100;

    public static Command Create()
    {
        var run = RunArgument.Create();
        var count = NumberOption.Whole("--count", "N", "How many images to generate, with labels in turn.",
            minimum: 1, maximum: MostImages);
        var perLabel = NumberOption.Whole("--per-label", "N", "How many images to generate for each label, or for each value of the " +
            "first categorical code, 0, 1, ..., of InfoGAN.", minimum: 1, maximum: MostImages);
        var labels = new Option<string[]>("--label")
        {
            HelpName = "NAME",
            Description = "Generate images of this label alone; may be given several times. [default: all]",
        };
        var seed = NumberOption.Whole("--seed", "S", "Another number gives other images. [default: 0]", minimum: long.MinValue);
        var folder = PathOption.Required("--out", "DIR", "The folder for the PNG files, empty or not there yet: DIR/LABEL/N.png; without " +
            "labels DIR/N.png; of a system that makes pairs of images DIR/input/N.png and DIR/target/N.png.");
        var format = new Option<string?>("--format")
        {
            HelpName = "png|idx",
            Description = "How images are written: a PNG file each, or all in one file in the format of MNIST, DIR/images-idx3-ubyte, " +
                "and their labels in DIR/labels-idx1-ubyte. [default: png]",
        };
        format.AcceptOneOf("png", "idx");
        var shard = new Option<string?>("--shard")
        {
            HelpName = "K/N",
            Description = "Generate part K of N alone, for 'mlnetgan merge'; auto, or auto/N: the part is told by SLURM_ARRAY_TASK_ID, " +
                "JOB_COMPLETION_INDEX (both from 0) or mpirun. What is there is not made again. [default: all; with mpirun auto]",
        };
        Option<int?> resolution = ResolutionOption.Create();
        var command = new Command("generate", "Generates images with a trained system.")
        {
            run, count, perLabel, labels, seed, resolution, format, shard, folder,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(count) is null == result.GetResult(perLabel) is null)
                result.AddError("Give one of --count and --per-label.");
        });
        command.SetAction(parsed =>
        {
            new RunDirectory(parsed.GetRequiredValue(run)).RequireOutside(parsed.GetRequiredValue(folder));
            if (File.Exists(parsed.GetRequiredValue(folder)))
                throw new UserException($"--out {parsed.GetRequiredValue(folder)} is a file; expected a folder.");
            Shard? part = parsed.GetValue(shard) is { } text ? Shard.Parse(text) : Shard.OfMpi;
            MLContext ml = LogDisplay.NewContext();
            ImageGeneratorTransformer generator = ResolutionOption.Apply(
                RunArgument.Load<ImageGeneratorTransformer>(ml, parsed.GetRequiredValue(run)), parsed.GetValue(resolution));
            (IDataView images, string label) = Generate(generator, parsed.GetValue(count), parsed.GetValue(perLabel),
                parsed.GetValue(labels) ?? [], parsed.GetValue(seed) ?? 0);
            string target = Path.GetFullPath(parsed.GetRequiredValue(folder));
            try
            {
                int status = new GeneratedShards(generator, images, label, target).Write(part ?? Shard.Whole, request => request with
                {
                    PerLabel = parsed.GetValue(perLabel),
                    Labels = parsed.GetValue(labels) ?? [],
                    Seed = parsed.GetValue(seed) ?? 0,
                    Resolution = parsed.GetValue(resolution),
                    Format = parsed.GetValue(format) == "idx" ? ShardFormat.Idx : ShardFormat.Png,
                });
                if (status == ExitCode.Success && part is null)
                    NextCommand.AfterLooking(parsed.GetRequiredValue(run));
                return status;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UserException($"Folder '{target}' cannot be written: {error.Message}", error);
            }
        });
        return command;
    }

    /// <summary>The images, and the column that names their folders, if they have it.</summary>
    private static (IDataView Images, string Label) Generate(
        ImageGeneratorTransformer generator, int? count, int? perLabel, string[] labels, long seed)
    {
        if (count is { } total && labels.Length == 0)
            return (generator.Generate(total, seed), generator.LabelColumn ?? "Label");
        GeneratorCondition all = generator.KeyCondition
            ?? throw new UserException("The generator of this run takes no labels: " +
                $"{(labels.Length > 0 ? "leave --label out" : "give --count instead of --per-label")}.");
        GeneratorCondition wanted = labels.Length == 0 ? all : new GeneratorCondition(all.ColumnName, [.. labels.Distinct()]);
        if (wanted.Names!.FirstOrDefault(label => !all.Names!.Contains(label)) is { } unknown)
            throw new UserException($"--label {ShellWord.Quoted(unknown)}: this run has no such label. It has {Listed(all.Names!)}.");
        if (count % wanted.Count > 0)
            throw new UserException($"--count {count}: expected a multiple of {wanted.Count}, the number of the labels wanted. " +
                "Or give --per-label.");
        int each = perLabel ?? count!.Value / wanted.Count;
        return (long)each * wanted.Count <= MostImages ? (generator.GenerateFor(wanted, each, seed), all.ColumnName)
            : throw new UserException(
                $"--per-label {each}: expected at most {MostImages / wanted.Count} for {wanted.Count} labels. Other seeds give more.");
    }

    private static string Listed(IReadOnlyList<string> labels) =>
        string.Join(", ", labels.Take(ShownLabels)) + (labels.Count > ShownLabels ? $" and {labels.Count - ShownLabels} more" : "");
}
