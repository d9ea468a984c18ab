using Microsoft.ML;
using MLNetGan.Imaging;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Writes the images of a data view as an animation.</summary>
internal static class AnimationSaving
{
    public static void Save(
        IDataView data, string path, ushort delay, int imagesPerFrame, int columns, string imageColumnName, Action<string> warn)
    {
        DataViewSchema.Column image = ImageSaving.ImageColumn(data, imageColumnName);
        using DataViewRowCursor cursor = data.GetRowCursor([image]);
        var pictures = new PictureReader(cursor, image);
        if (!cursor.MoveNext())
            throw ImageSaving.NoRows();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.Write(path, stream => Write(stream, cursor, pictures, delay, imagesPerFrame, columns));
        pictures.WarnOfDark(warn);
    }

    private static void Write(
        Stream stream, DataViewRowCursor cursor, PictureReader pictures, ushort delay, int imagesPerFrame, int columns)
    {
        float[] images = [];
        GifWriter? gif = null;
        int count = 0;
        do
        {
            ReadOnlySpan<float> pixels = pictures.ReadAlike();
            ImageShape shape = pictures.Shape;
            Array.Resize(ref images, imagesPerFrame * shape.Length);
            pixels.CopyTo(images.AsSpan(count % imagesPerFrame * shape.Length));
            if (++count % imagesPerFrame != 0)
                continue;
            byte[] frame = SampleSheet.Arrange(images, shape, columns, SampleSheet.ScaleOf(shape), out ImageShape frameShape);
            gif ??= new GifWriter(stream, frameShape, delay);
            gif.Write(frame);
        }
        while (cursor.MoveNext());
        if (gif is null || count % imagesPerFrame != 0)
            throw new ArgumentException($"{count} images are no whole number of frames of {imagesPerFrame} images each. " +
                "Take other rows, or another number of images a frame.", nameof(imagesPerFrame));
        gif.End();
    }
}
