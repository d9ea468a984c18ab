namespace MLNetGan.Networks;

/// <summary>A generator that turns an image into another of the same height and width.</summary>
/// <param name="name">The network's name.</param>
/// <param name="input">(channels, height, width) of the images that it is trained on.</param>
/// <param name="sizeMultiple">What heights and widths must be multiples of; any such size will do after training.</param>
/// <param name="smallestSize">What heights and widths must be at least, where one multiple is too small.</param>
/// <param name="others">What else it reads of an image: images of its size.</param>
internal abstract class TranslationNetwork(string name, Shape input, long sizeMultiple, long smallestSize = 1, params NetworkInput[] others)
    : Network(name, [NetworkInput.Image(input, "Input"), .. others])
{
    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    public long SizeMultiple => sizeMultiple;

    public long SmallestSize => smallestSize;
}
