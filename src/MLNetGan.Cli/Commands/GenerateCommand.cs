using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Runs;

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
        var count = NumberOption.Whole("--count", "N", "How many images to generate, with labels in turn.", minimum: 1, maximum: MostImages);
        var perLabel = NumberOption.Whole("--per-label", "N", "How many images to generate for each label, or for each value of the first " +
            "categorical code, 0, 1, ..., of InfoGAN.", minimum: 1, maximum: MostImages);
        var labels = new Option<string[]>("--label")
        {
            HelpName = "NAME",
            Description = "Generate images of this label alone; may be given several times. [default: all]",
        };
        var seed = NumberOption.Whole("--seed", "S", "Another number gives other images. [default: 0]", minimum: long.MinValue);
        var folder = PathOption.Required("--out", "DIR", "The folder for the PNG files, DIR/LABEL/N.png; without labels DIR/N.png; of a " +
            "system that makes pairs of images DIR/input/N.png and DIR/target/N.png.");
        Option<int?> resolution = ResolutionOption.Create();
        var command = new Command("generate", "Generates images with a trained system.") { run, count, perLabel, labels, seed, resolution, folder };
        command.Validators.Add(result =>
        {
            if (result.GetResult(count) is null == result.GetResult(perLabel) is null)
                result.AddError("Give one of --count and --per-label.");
        });
        command.SetAction(parsed =>
        {
            new RunDirectory(parsed.GetRequiredValue(run)).RequireOutside(parsed.GetRequiredValue(folder));
            var ml = new MLContext();
            ImageGeneratorTransformer generator = ResolutionOption.Apply(
                RunArgument.Load<ImageGeneratorTransformer>(ml, parsed.GetRequiredValue(run)), parsed.GetValue(resolution));
            (IDataView images, string label) = Generate(generator, parsed.GetValue(count), parsed.GetValue(perLabel),
                parsed.GetValue(labels) ?? [], parsed.GetValue(seed) ?? 0);
            string target = Path.GetFullPath(parsed.GetRequiredValue(folder));
            try
            {
                int written = generator.ImageColumns.Sum(
                    column => ml.Gan().Data.SaveImageFolder(images, FolderOf(target, column, generator), column, label));
                Console.WriteLine($"{written} images in {target}");
                NextCommand.AfterLooking(parsed.GetRequiredValue(run));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UserException($"Folder '{target}' cannot be written: {error.Message}", error);
            }
        });
        return command;
    }

    private static string FolderOf(string folder, string column, ImageGeneratorTransformer generator) =>
        generator.ImageColumns.Count == 1 ? folder : Path.Combine(folder, column.ToLowerInvariant());

    /// <summary>The images, and the column that names their folders, if they have it.</summary>
    private static (IDataView Images, string Label) Generate(
        ImageGeneratorTransformer generator, int? count, int? perLabel, string[] labels, long seed)
    {
        if (count is { } total && labels.Length == 0)
            return (generator.Generate(total, seed), "Label");
        GeneratorCondition all = generator.KeyCondition
            ?? throw new UserException($"This run has no labels: {(labels.Length > 0 ? "leave --label out" : "give --count instead of --per-label")}.");
        GeneratorCondition wanted = labels.Length == 0 ? all : new GeneratorCondition(all.ColumnName, [.. labels.Distinct()]);
        if (wanted.Names!.FirstOrDefault(label => !all.Names!.Contains(label)) is { } unknown)
            throw new UserException($"--label {ShellWord.Quoted(unknown)}: this run has no such label. It has {Listed(all.Names!)}.");
        if (count % wanted.Count > 0)
            throw new UserException($"--count {count}: expected a multiple of {wanted.Count}, the number of the labels wanted. " +
                "Or give --per-label.");
        int each = perLabel ?? count!.Value / wanted.Count;
        return (long)each * wanted.Count <= MostImages ? (generator.GenerateFor(wanted, each, seed), all.ColumnName)
            : throw new UserException($"--per-label {each}: expected at most {MostImages / wanted.Count} for {wanted.Count} labels. Other seeds give more.");
    }

    private static string Listed(IReadOnlyList<string> labels) =>
        string.Join(", ", labels.Take(ShownLabels)) + (labels.Count > ShownLabels ? $" and {labels.Count - ShownLabels} more" : "");
}
