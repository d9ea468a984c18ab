using static System.FormattableString;

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

    /// <summary>A factor on <see cref="ProGanOptions.FadeKimg"/>, 0 for no fade; null for 1.</summary>
    public double? FadeFactor { get; init; }

    /// <summary>A factor on <see cref="ProGanOptions.StabilizationKimg"/>; null for 1.</summary>
    public double? StabilizationFactor { get; init; }

    /// <summary>The resolution and what it has otherwise.</summary>
    public override string ToString()
    {
        string?[] settings =
        [
            BatchSize is { } batch ? Invariant($"batch {batch}") : null,
            LearningRateFactor is { } factor ? Invariant($"rates x {factor}") : null,
            FadeFactor is { } fade ? Invariant($"fade x {fade}") : null,
            StabilizationFactor is { } stabilization ? Invariant($"stabilization x {stabilization}") : null,
        ];
        string[] own = [.. settings.OfType<string>()];
        return Invariant($"{Resolution}{(own.Length > 0 ? ": " : "")}{string.Join(", ", own)}");
    }
}
