using System.CommandLine;
using System.Globalization;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Runs;
using MLNetGan.Files;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan inspect RUN</c></summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var command = new Command("inspect", "Shows a run: networks, options, last losses, checkpoint and metrics.") { run };
        command.SetAction(parsed => Inspect(Console.Out, new RunDirectory(parsed.GetRequiredValue(run))));
        return command;
    }

    private static void Inspect(TextWriter output, RunDirectory directory)
    {
        directory.RequireRun();
        output.WriteLine($"Run {directory.Path}");
        output.WriteLine();
        if (directory.Checkpoint is not null || directory.IsImported)
            WriteNetworks(output, RunArgument.Load<NetworkTransformer>(LogDisplay.NewContext(), directory.Path, ofBytes: false));
        if (RunRequestFile.ReadCommand(directory.Files) is { } command)
            output.WriteLine($"Command: {command}");
        output.WriteLine("Options");
        SystemDefinition system = RunArgument.SystemOf(directory);
        RunModel model = RunModel.Read(directory.Files);
        Setting.Write(
            output, model.OptionsAs(system.OptionsType, directory.Files), model.Images.Values.Any(images => images.IsImage));
        output.WriteLine();
        output.WriteLine(directory.IsImported
            ? $"Weights imported from {directory.ReadRequest(system).Weights}"
            : $"Newest checkpoint: {directory.Checkpoint ?? "none yet"}");
        if (RunSummary.Read(directory.Files) is not { Last: var last } summary)
            return;
        RunReport.WriteLosses(output, summary,
            string.Create(CultureInfo.InvariantCulture, $"Last losses (epoch {last.Epoch}, step {last.Step}, {last.Seconds:F0} s)"));
        if (summary.MetricsFile is not null)
        {
            output.WriteLine("Metrics");
            output.WriteLine(SharedFile.ReadText(directory.Files.Metrics));
        }
    }

    private static void WriteNetworks(TextWriter output, NetworkTransformer network)
    {
        output.WriteLine(network.Summary());
        foreach (NetworkTransformer companion in network.Companions)
            WriteNetworks(output, companion);
    }
}
