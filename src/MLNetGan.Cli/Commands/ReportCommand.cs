using System.CommandLine;
using MLNetGan.Cli.Runs;
using MLNetGan.Runs;
using MLNetGan.Runs.Reports;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan report RUN</c></summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var file = PathOption.Optional("--out", "FILE", "The page. [default: report.html in RUN]");
        var command = new Command("report",
            "Writes a run as a page, of one file: losses, samples over the epochs, results, options; also of one that still trains.")
        {
            run, file
        };
        command.SetAction(parsed => Console.WriteLine(Write(new RunDirectory(parsed.GetRequiredValue(run)), parsed.GetValue(file))));
        return command;
    }

    private static string Write(RunDirectory directory, string? file)
    {
        directory.RequireRun();
        if (directory.IsImported)
            throw new UserException($"Run folder '{directory.Path}' holds imported weights, of whose training there is nothing to " +
                "report. Name a run that was trained here.");
        string path = Path.GetFullPath(file ?? directory.Files.Report);
        if (file is not null && Path.GetRelativePath(directory.Files.Report, path) != ".")
            directory.RequireOutside(file);
        SystemDefinition system = RunArgument.SystemOf(directory);
        TrainingOptions options = RunModel.Read(directory.Files).OptionsAs(system.OptionsType, directory.Files);
        try
        {
            if (Path.GetDirectoryName(path) is { } folder)
                Directory.CreateDirectory(folder);
            RunPage.Write(directory.Files, options, system.Title, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"'{path}' cannot be written: {error.Message}", error);
        }
        return path;
    }
}
