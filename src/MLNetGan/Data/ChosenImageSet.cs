namespace MLNetGan.Data;

/// <summary>Some images of a set, in a chosen order; one may come several times.</summary>
/// <param name="images">The set.</param>
/// <param name="chosen">The indices of the images.</param>
internal sealed class ChosenImageSet(ImageSet images, int[] chosen) : ImageSet(chosen.Length, images.Shape, images.LabelNames)
{
    public override int LabelOf(int index) => images.LabelOf(chosen[index]);

    public override void Read(int index, Span<float> pixels) => images.Read(chosen[index], pixels);
}
