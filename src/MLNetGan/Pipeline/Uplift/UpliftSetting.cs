using System.Globalization;

namespace MLNetGan;

/// <summary>How many real images of each label there are.</summary>
/// <param name="ImagesPerLabel">Of each label, or of each that is not rare.</param>
/// <param name="Imbalance">How many times fewer of rare labels; null where no label is rare.</param>
public sealed record UpliftSetting(int ImagesPerLabel, int? Imbalance)
{
    /// <summary>Such as "50 a label", or "500 a label, 1:100".</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{ImagesPerLabel} a label") +
        (Imbalance is { } ratio ? string.Create(CultureInfo.InvariantCulture, $", 1:{ratio}") : "");

    /// <summary>Of a rare label: at least one.</summary>
    internal int RareImages => Math.Max(1, ImagesPerLabel / (Imbalance ?? 1));

    /// <summary>Whether the arm differs from others in this setting.</summary>
    internal bool Has(UpliftArm arm) => arm != UpliftArm.Oversampled || Imbalance is not null;
}
