using System.Globalization;

namespace MLNetGan.Cli.Runs;

/// <summary>Tells people what metrics.json holds.</summary>
internal static class RunReport
{
    public static void Write(TextWriter output, RunMetrics metrics)
    {
        string judgement = metrics.WassersteinEstimate is { } estimate
            ? Text($"Wasserstein estimate {estimate:F3}")
            : Text($"belief in real {metrics.RealBelief:F2}, in generated {metrics.FakeBelief:F2}");
        output.WriteLine(Text($"{metrics.System}: {metrics.Steps} steps, {metrics.Epochs} epochs, {metrics.Seconds:F0} s, {metrics.ImagesPerSecond:F0} images/s"));
        output.WriteLine(Text($"last losses: discriminator {metrics.DiscriminatorLoss:F3}, generator {metrics.GeneratorLoss:F3}; {judgement}"));
        if (metrics.HeldOutL1 is { } heldOut)
            output.WriteLine(Describe(heldOut));
        if (metrics.Labels is { } labels)
            output.WriteLine(Text($"labels: a linear judge reads {labels.GeneratedAccuracy:P1} of {labels.GeneratedPerLabel} generated images a label as meant, {labels.JudgeAccuracy:P1} of unseen real ones; diversity within a label {labels.Diversity:F2} of the real"));
    }

    public static string Describe(HeldOutMetrics heldOut) => Text(
        $"Held-out pairs (L1, pixels -1 to 1): {heldOut.Best:F4} after epoch {heldOut.BestEpoch}, whose weights the results have; {heldOut.Last:F4} at the end");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
