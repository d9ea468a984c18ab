using System.Globalization;

namespace MLNetGan;

/// <summary>
/// How ProGAN trains from a resolution on, up to the next one that has a stage of its own. What a stage does not set is as
/// in the options.
/// </summary>
/// <param name="Resolution">The smaller side of the images, in pixels, from 1.</param>
public sealed record ProGanStage(int Resolution)
{
    /// <summary>Images in a training step; null for <see cref="TrainingOptions.BatchSize"/>.</summary>
    public int? BatchSize { get; init; }

    /// <summary>A factor on both learning rates; null for 1.</summary>
    public double? LearningRateFactor { get; init; }

    /// <summary>Thousands of real images while the new blocks are faded in; null for <see cref="ProGanOptions.FadeKimg"/>.</summary>
    public double? FadeKimg { get; init; }

    /// <summary>Thousands of real images after that; null for <see cref="ProGanOptions.StabilizationKimg"/>.</summary>
    public double? StabilizationKimg { get; init; }

    /// <summary>The resolution and what it has otherwise.</summary>
    public override string ToString()
    {
        string?[] settings =
        [
            BatchSize is { } batch ? Text($"batch {batch}") : null, LearningRateFactor is { } factor ? Text($"rates x {factor}") : null,
            FadeKimg is { } fade ? Text($"fade {fade} kimg") : null, StabilizationKimg is { } stabilization ? Text($"stabilization {stabilization} kimg") : null,
        ];
        string[] own = [.. settings.OfType<string>()];
        return Text($"{Resolution}{(own.Length > 0 ? ": " : "")}{string.Join(", ", own)}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
