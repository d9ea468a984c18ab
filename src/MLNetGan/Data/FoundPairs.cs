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
    /// <summary>Whether a file holds both images of a pair, side by side.</summary>
    public bool IsOfPair { get; init; }

    /// <summary>Decodes one pair.</summary>
    public delegate void PairDecoder(int index, Span<byte> input, Span<byte> target);

    /// <summary>The shapes of every input and of every target, which differ in channels alone.</summary>
    /// <param name="height">The wanted height; null for that of the first pair.</param>
    /// <param name="width">The wanted width; null for that of the first pair.</param>
    /// <param name="channels">The wanted channels; null for what all images need.</param>
    /// <param name="inputChannels">The wanted channels of inputs; null for those of targets.</param>
    /// <exception cref="InvalidDataException">No pair can be used.</exception>
    public (ImageShape Input, ImageShape Target) Shapes(int? height, int? width, int? channels, int? inputChannels)
    {
        if (Heads.Length == 0)
            Problems.ThrowIfAny();
        ImageShape first = Heads[0].Shape;
        int ownWidth = IsOfPair ? first.Width / 2 : first.Width;
        var target = new ImageShape(channels ?? ImageHead.Channels(Heads), height ?? first.Height, width ?? ownWidth);
        return (target with { Channels = inputChannels ?? target.Channels }, target);
    }

    /// <summary>Decodes all pairs at once, or where they do not fit the budget at each reading.</summary>
    /// <exception cref="InvalidDataException">Some pairs cannot be used; up to five are named.</exception>
    public ImagePairs Load(
        int count, (ImageShape Input, ImageShape Target) shapes, LoadSettings settings, PairDecoder decode, Func<ImagePairs> fromFiles)
    {
        ImageShape larger = shapes.Input.Length > shapes.Target.Length ? shapes.Input : shapes.Target;
        ImagePairs pairs = settings.Budget.Holds(2L * count, larger) ? Stored(count, shapes, settings.Budget, decode) : fromFiles();
        Problems.ThrowIfAny();
        string inputs = shapes.Input == shapes.Target ? "" : $" with inputs of {SetReport.Count(shapes.Input.Channels, "channel")}";
        string content = SetReport.Count(count, "pair") + inputs;
        ReadFile[] files = [.. Heads.Select((head, i) =>
            new ReadFile(head, IsOfPair ? [shapes.Input, shapes.Target] : IsInput(i) ? [shapes.Input] : [shapes.Target]))];
        settings.Inform(SetReport.Describe(Source, content, shapes.Target, files, PassedOver));
        // Maps hold small numbers.
        int[] bright = [.. Enumerable.Range(0, Heads.Length).Where(i => !settings.InputsAreMaps || !IsInput(i))];
        SampleDepth.Check(Source, [.. bright.Select(i => Paths[i])], [.. bright.Select(i => Heads[i])], settings);
        return pairs;
    }

    // Of two folders inputs and targets come in turn.
    private bool IsInput(int file) => !IsOfPair && file % 2 == 0;

    private ImagePairs Stored(int count, (ImageShape Input, ImageShape Target) shapes, MemoryBudget budget, PairDecoder decode)
    {
        PixelStore input = PixelStore.Whole(count, shapes.Input.Length), target = PixelStore.Whole(count, shapes.Target.Length);
        Problems.Gather(i => decode(i, input[i], target[i]), budget.Threads(Heads.Max(head => head.Bytes)));
        return new(new StoredImageSet(input, shapes.Input), new StoredImageSet(target, shapes.Target));
    }
}
