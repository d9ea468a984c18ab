using Microsoft.ML;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Docs;

/// <summary>Small data by the names that pages use.</summary>
internal static class DocData
{
    private static readonly MLContext s_context = new(seed: 1);

    /// <summary>Makes folders of images, of pairs and of two kinds, and IDX files.</summary>
    public static void Fill(TemporaryFolder folder)
    {
        GanDataCatalog data = s_context.Gan().Data;
        IDataView digits = data.DrawnDigits(160);
        foreach (string labelled in (string[])["photos", "test"])
            data.SaveImageFolder(digits, folder.File(labelled));
        foreach (string idx in (string[])["train", "t10k"])
        {
            folder.Write(IdxBytes.Gzip(IdxBytes.Of(IdxBytes.Counting(160 * 28 * 28), 160, 28, 28)), $"{idx}-images-idx3-ubyte.gz");
            byte[] labels = [.. Enumerable.Range(0, 160).Select(i => (byte)(i % 10))];
            folder.Write(IdxBytes.Gzip(IdxBytes.Of(labels, 160)), $"{idx}-labels-idx1-ubyte.gz");
        }
        SaveGrey(folder, "pairs", 12, 32, 64);
        foreach (string kind in (string[])["horses", "zebras", "kinds/trainA", "kinds/trainB"])
            SaveGrey(folder, kind, 8, 32, 32);
    }

    private static void SaveGrey(TemporaryFolder folder, string name, int count, int height, int width)
    {
        string images = folder.Write(IdxBytes.Of(IdxBytes.Counting(count * height * width), count, height, width), $"{name}.idx");
        s_context.Gan().Data.SaveImageFolder(s_context.Gan().Data.LoadIdx(images), folder.File(name));
    }
}
