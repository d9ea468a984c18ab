using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Images with a frame of zeros around them.</summary>
/// <param name="images">The images.</param>
/// <param name="padding">Rows above and below, and columns to the left and right.</param>
internal sealed class PaddedImageSet(ImageSet images, int padding) : ImageSet(
    images.Count,
    new ImageShape(images.Shape.Channels, images.Shape.Height + 2 * padding, images.Shape.Width + 2 * padding), images.LabelNames)
{
    public override int LabelOf(int index) => images.LabelOf(index);

    // The images are read to the end of the padded ones, and moved to their places row by row from the first, none of
    // which overtakes what is still to be moved.
    public override void Read(int index, Span<float> pixels)
    {
        ImageShape inner = images.Shape;
        Span<float> source = pixels[^inner.Length..];
        images.Read(index, source);
        int next = 0;
        for (int row = 0; row < inner.Channels * inner.Height; row++)
        {
            (int channel, int line) = Math.DivRem(row, inner.Height);
            int start = (channel * Shape.Height + padding + line) * Shape.Width + padding;
            source.Slice(row * inner.Width, inner.Width).CopyTo(pixels.Slice(start, inner.Width));
            pixels[next..start].Clear();
            next = start + inner.Width;
        }
        pixels[next..].Clear();
    }
}
