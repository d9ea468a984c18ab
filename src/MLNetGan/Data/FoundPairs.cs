using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>The files of pairs whose heads are read.</summary>
/// <param name="Source">Where they lie.</param>
/// <param name="Paths">All files.</param>
/// <param name="Heads">What the heads say of those files that can be used.</param>
/// <param name="PassedOver">What else lies there.</param>
/// <param name="Problems">What is wrong with pairs.</param>
internal sealed record FoundPairs(string Source, string[] Paths, ImageHead[] Heads, PassedOver PassedOver, FileProblems Problems)
{
    /// <summary>How many images lie side by side in a file.</summary>
    public int ImagesAcross { get; init; } = 1;

    /// <summary>Decodes one pair.</summary>
    public delegate void PairDecoder(int index, Span<byte> input, Span<byte> target);

    /// <summary>The shape of every image.</summary>
    /// <param name="height">The wanted height; null for that of the first pair.</param>
    /// <param name="width">The wanted width; null for that of the first pair.</param>
    /// <param name="channels">The wanted channels; null for what all images need.</param>
    /// <exception cref="InvalidDataException">No pair can be used.</exception>
    public ImageShape Shape(int? height, int? width, int? channels)
    {
        if (Heads.Length == 0)
            Problems.ThrowIfAny();
        ImageShape first = Heads[0].Shape;
        return new(channels ?? ImageHead.Channels(Heads), height ?? first.Height, width ?? first.Width / ImagesAcross);
    }

    /// <summary>Decodes all pairs at once, or where they do not fit the budget at each reading.</summary>
    /// <exception cref="InvalidDataException">Some pairs cannot be used; up to five are named.</exception>
    public ImagePairs Load(int count, ImageShape shape, LoadSettings settings, PairDecoder decode, Func<ImagePairs> fromFiles)
    {
        ImagePairs pairs = settings.Budget.Holds(2L * count, shape) ? Stored(count, shape, settings.Budget, decode) : fromFiles();
        Problems.ThrowIfAny();
        settings.Inform(SetReport.Describe(Source, SetReport.Count(count, "pair"), shape, Heads, PassedOver, ImagesAcross));
        SampleDepth.Check(Source, Paths, Heads, settings);
        return pairs;
    }

    private ImagePairs Stored(int count, ImageShape shape, MemoryBudget budget, PairDecoder decode)
    {
        PixelStore input = PixelStore.Whole(count, shape.Length), target = PixelStore.Whole(count, shape.Length);
        Problems.Gather(i => decode(i, input[i], target[i]), budget.Threads(Heads.Max(head => head.Bytes)));
        return new(new StoredImageSet(input, shape), new StoredImageSet(target, shape));
    }
}
