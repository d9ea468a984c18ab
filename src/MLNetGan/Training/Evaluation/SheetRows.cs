using System.Globalization;
using MLNetGan.Imaging;
using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>A sheet of rows of images of one size, whatever their channels.</summary>
internal static class SheetRows
{
    /// <summary>Writes a PNG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="epoch">The epoch that stands above the rows.</param>
    /// <param name="rows">What each shows, and as many images in each, with values from -1 to 1.</param>
    public static void Save(string path, int epoch, params (string Caption, Tensor Images)[] rows)
    {
        long channels = rows.Max(row => row.Images.shape[1]);
        Tensor all = cat([.. rows.Select(row => ToChannels(row.Images, channels))], 0);
        float[] pixels = all.Plus(1).Times(127.5).cpu().contiguous().data<float>().ToArray();
        var shape = new ImageShape((int)channels, (int)all.shape[2], (int)all.shape[3]);
        var captions = new SheetCaptions(Title(epoch), [.. rows.Select(row => row.Caption)]);
        SampleSheet.Save(path, pixels, shape, (int)rows[0].Images.shape[0], SampleSheet.ScaleOf(shape), captions);
    }

    /// <summary>What stands above a sheet.</summary>
    public static string Title(int epoch) => string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}");

    // Grey to colour, and an alpha plane that hides nothing.
    private static Tensor ToChannels(Tensor images, long channels)
    {
        if (images.shape[1] == 1 && channels > 1)
            images = cat([images, images, images], 1);
        return images.shape[1] == 3 && channels == 4 ? cat([images, ones_like(images.narrow(1, 0, 1))], 1) : images;
    }
}
