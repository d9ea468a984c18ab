using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Cli.Runs;

/// <summary>Tells what a run would train, with what and on what; trains and writes nothing.</summary>
internal static class DryRun
{
    public static void Write(TextWriter output, PreparedRun run)
    {
        DeviceChoice.For(run.ML);
        TrainingColumns columns = TrainingColumns.From(run.Training.Schema, run.Options);
        using TrainingSystem networks = run.System.CreateSystem(run.Options, columns);
        networks.Enter(networks.Phases.Last(long.MaxValue, int.MaxValue));
        foreach (Player player in networks.Players)
            output.WriteLine($"{char.ToUpperInvariant(player.Name[0])}{player.Name[1..]}: {player.Network.Summary()}");
        output.WriteLine($"Options ({run.System.Title}, {run.Request.Preset})");
        Setting.Write(output, run.Options, hasImages: false);
        output.WriteLine();
        RunHead.Write(output, run);
    }
}
