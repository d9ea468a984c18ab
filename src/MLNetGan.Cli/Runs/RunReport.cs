using System.Globalization;
using MLNetGan.Cli.Display;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>Tells people what came of a run.</summary>
internal static class RunReport
{
    public static void Write(TextWriter output, RunSummary summary)
    {
        output.WriteLine(Text($"{summary.System}: {summary.Last.Step} steps, {summary.Last.Epoch} epochs, {summary.Last.Seconds:F0} s, {summary.ImagesPerSecond:F0} images/s"));
        WriteLosses(output, summary, "Last losses");
        if (summary.Labels is { } labels)
            output.WriteLine(Text($"labels: a linear judge reads {labels.GeneratedAccuracy:P1} of {labels.GeneratedPerLabel} generated images a label as meant, {labels.JudgeAccuracy:P1} of unseen real ones{(labels.Diversity is { } diversity ? Text($"; diversity within a label {diversity:F2} of the real") : "")}"));
        foreach (string warning in summary.Warnings)
            output.WriteLine($"left out: {warning}");
    }

    /// <summary>The last losses and scalars, and what was measured on held-out data.</summary>
    public static void WriteLosses(TextWriter output, RunSummary summary, string title)
    {
        string losses = string.Join(", ", summary.Last.Losses.Select(loss => Text($"{ProgressText.Words(loss.Name)} {loss.Value:F4}")));
        string scalars = string.Join(", ", summary.Last.Scalars(summary.Measure?.Name).Select(scalar => $"{ProgressText.Words(scalar.Name)} {ProgressText.Number(scalar.Value)}"));
        output.WriteLine($"{title}: {losses}{(scalars.Length > 0 ? $"; {scalars}" : "")}");
        if (summary.Measure is { } measure)
            output.WriteLine(Text($"{ProgressText.Words(measure.Name)}: {measure.Best:F4} after epoch {measure.BestEpoch}, whose weights the results have; {measure.Last:F4} at the end"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
