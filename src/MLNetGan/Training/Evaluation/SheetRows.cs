using MLNetGan.Imaging;
using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>A sheet of rows of images of one size, whatever their channels.</summary>
internal static class SheetRows
{
    /// <summary>Writes a PNG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">As many images in each, with values from -1 to 1.</param>
    public static void Save(string path, params Tensor[] rows)
    {
        long channels = rows.Max(row => row.shape[1]);
        Tensor all = cat([.. rows.Select(row => ToChannels(row, channels))], 0);
        float[] pixels = all.Plus(1).Times(127.5).cpu().contiguous().data<float>().ToArray();
        SampleSheet.Save(path, pixels, new ImageShape((int)channels, (int)all.shape[2], (int)all.shape[3]), (int)rows[0].shape[0]);
    }

    // Grey to colour, and an alpha plane that hides nothing.
    private static Tensor ToChannels(Tensor images, long channels)
    {
        if (images.shape[1] == 1 && channels > 1)
            images = cat([images, images, images], 1);
        return images.shape[1] == 3 && channels == 4 ? cat([images, ones_like(images.narrow(1, 0, 1))], 1) : images;
    }
}
