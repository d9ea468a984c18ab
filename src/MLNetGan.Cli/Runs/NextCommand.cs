using MLNetGan.Imaging;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>Tells people what to type next. It goes to standard error: what programs read of the tool stays as it is.</summary>
internal static class NextCommand
{
    private const string Start = "Next: ";

    // One more than ResNet18's features, with which images without labels are compared.
    private const int Comparable = 513;

    /// <summary>After training: make images, measure them.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="system">The system that was trained.</param>
    /// <param name="hasLabels">Whether it makes images of labels.</param>
    /// <param name="count">How many images it was trained on; null where that is not known.</param>
    public static void AfterTraining(string run, RunRequest request, SystemDefinition system, bool hasLabels, long? count)
    {
        string images = Free($"{run}-images");
        string? inputs = request.TestFolder ?? request.Folder ?? request.InputFolder;
        // What completes images takes those of the training size alone.
        bool takesThem = system.Data != TrainingDataKind.Images || request.Size is null;
        if (!system.Translates)
            Write($"generate {Word(run)} {(hasLabels ? "--per-label 10" : "--count 100")} --out {Word(images)}",
                hasLabels || count is null or >= Comparable ? Evaluating(run, request, hasLabels) : null);
        else if (takesThem && inputs is not null && Directory.EnumerateFiles(inputs).Any(ImageFormats.HasExtension))
            Write($"translate {Word(run)} --input {Word(inputs)} --out {Word(images)}");
        else
            AfterLooking(run);
    }

    /// <summary>After images were made: take the network to where it is used.</summary>
    public static void AfterLooking(string run) => Write($"export {Word(run)} --out {Word($"{new RunFolder(run).Path}.onnx")}");

    /// <summary>After a run was measured: see it as a whole.</summary>
    public static void AfterMeasuring(string run) => Write($"report {Word(run)}");

    private static string? Evaluating(string run, RunRequest request, bool hasLabels)
    {
        // Which takes no package that has to be fetched first.
        string extractor = hasLabels ? $" --extractor {ExtractorChoice.Classifier}" : "";
        if (request.Folder is { } folder)
            return $"evaluate {Word(run)} --real {Word(folder)}{extractor}";
        if (request.Images is not { } file || request.TargetImages is not null)
            return null;
        string labels = request.Labels is { } labelFile ? $" --real-labels {Word(labelFile)}" : "";
        string padding = request.Padding is { } pad ? $" --pad {pad}" : "", side = request.Size is { } size ? $" --size {size}" : "";
        return $"evaluate {Word(run)} --real {Word(file)}{labels}{padding}{side}{extractor}";
    }

    // What was made before, as of a run that is resumed, is not replaced.
    private static string Free(string folder)
    {
        string free = folder;
        for (int number = 2; File.Exists(free) || (Directory.Exists(free) && Directory.EnumerateFileSystemEntries(free).Any()); number++)
            free = $"{folder}-{number}";
        return free;
    }

    private static void Write(params string?[] commands)
    {
        foreach ((int i, string command) in commands.OfType<string>().Index())
            Console.Error.WriteLine($"{(i == 0 ? Start : new string(' ', Start.Length))}mlnetgan {command}");
    }

    private static string Word(string path) => ShellWord.Quoted(path);
}
