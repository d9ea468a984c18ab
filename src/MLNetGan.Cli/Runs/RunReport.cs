using MLNetGan.Cli.Display;
using MLNetGan.Runs;
using MLNetGan.Runs.Reports;
using static System.FormattableString;

namespace MLNetGan.Cli.Runs;

/// <summary>Tells people what came of a run.</summary>
internal static class RunReport
{
    public static void Write(TextWriter output, RunSummary summary)
    {
        LossRow last = summary.Last;
        output.WriteLine(Invariant($"{summary.System}: {Count(last.Step, "step")}, {Count(last.Epoch, "epoch")}, ") +
            Invariant($"{last.Seconds:F0} s, {summary.ImagesPerSecond:F0} images/s"));
        WriteLosses(output, summary, "Last losses");
        if (summary.Labels is { } labels)
        {
            output.WriteLine(
                Invariant($"labels: a linear judge reads {labels.GeneratedAccuracy:P1} of {labels.GeneratedPerLabel} generated images ") +
                Invariant($"a label as meant, {labels.JudgeAccuracy:P1} of unseen real ones; ") +
                Invariant($"diversity within a label {labels.Diversity ?? double.NaN:F2} of the real"));
        }
        foreach (string verdict in summary.Verdicts)
            output.WriteLine(ToolWords.Of(verdict));
        if (summary.EarlyEnd is { } early)
            output.WriteLine($"ended early: {ToolWords.Of(early)}");
        foreach (string warning in summary.Warnings)
            output.WriteLine($"left out: {ToolWords.Of(warning)}");
    }

    private static string Count(long number, string what) => Invariant($"{number} {what}{(number == 1 ? "" : "s")}");

    /// <summary>The last losses and scalars, and the measure by which weights are chosen.</summary>
    public static void WriteLosses(TextWriter output, RunSummary summary, string title)
    {
        IEnumerable<string> losses = summary.Last.Losses.Select(loss => $"{Naming.Words(loss.Name)} {ProgressText.Loss(loss.Value, 4)}");
        IEnumerable<string> scalars = summary.Last.Scalars(summary.Measure?.Name)
            .Select(scalar => $"{Naming.Words(scalar.Name)} {ProgressText.Number(scalar.Value)}");
        string[] parts = [string.Join(", ", losses), string.Join(", ", scalars)];
        output.WriteLine($"{title}: {string.Join("; ", parts.Where(part => part.Length > 0))}");
        if (summary.Measure is { } measure)
        {
            output.WriteLine(
                Invariant($"{Naming.Words(measure.Name)}: {measure.Best:F4} after epoch {measure.BestEpoch}, ") +
                "whose weights the results have; " +
                Invariant($"{measure.Last:F4} at the end"));
        }
    }
}
