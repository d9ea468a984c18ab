using MLNetGan.Data;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>The real images of a draw: of each label the first of a random order, so that small settings lie within large ones.</summary>
internal sealed class UpliftDraw
{
    /// <param name="pool">All real images.</param>
    /// <param name="setting">How many to take.</param>
    /// <param name="options">What else is drawn.</param>
    /// <param name="seed">Of the draw.</param>
    public UpliftDraw(ImageSet pool, UpliftSetting setting, UpliftOptions options, long seed)
    {
        int labels = pool.LabelNames!.Count;
        int[] order = OrderRandom.Permutation(labels, CounterNoise.Combine(seed, 0));
        int[][] all =
            [.. Enumerable.Range(0, pool.Count).GroupBy(pool.LabelOf).OrderBy(label => label.Key).Select(label => label.ToArray())];
        var random = new OrderRandom(CounterNoise.Combine(seed, 1));
        foreach (int[] label in all)
            random.Shuffle(label);
        IsRare = new bool[labels];
        foreach (int label in order.Take(RareLabels(setting, options, labels)))
            IsRare[label] = true;
        Images = [.. all.Select((label, i) => label[..(IsRare[i] ? setting.RareImages : setting.ImagesPerLabel)])];
        More = [.. all.Select(label => label[..MostPerLabel(setting, options)])];
    }

    /// <summary>For each label whether it is rare.</summary>
    public bool[] IsRare { get; }

    /// <summary>For each label the indices of its images in the pool.</summary>
    public int[][] Images { get; }

    /// <summary>The same with more real images.</summary>
    public int[][] More { get; }

    /// <summary>How many labels are rare.</summary>
    public static int RareLabels(UpliftSetting setting, UpliftOptions options, int labels) =>
        setting.Imbalance is null ? 0 : Math.Max(1, (int)(options.RareShare * labels));

    /// <summary>How many images of a label a setting takes at most.</summary>
    public static int MostPerLabel(UpliftSetting setting, UpliftOptions options) =>
        setting.Imbalance is null ? checked(setting.ImagesPerLabel * options.MoreReal) : setting.ImagesPerLabel;
}
