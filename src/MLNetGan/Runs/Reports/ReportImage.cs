using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Processing;

namespace MLNetGan.Runs.Reports;

/// <summary>A picture of a run as an address that holds all of it, for a page that is one file.</summary>
internal static class ReportImage
{
    private const int LargeBytes = 300_000, LargestSide = 1024, JpegQuality = 85;

    /// <summary>The address. Large pictures are made smaller, and JPEG.</summary>
    public static string Address(string path)
    {
        string format = Path.GetExtension(path)[1..];
        // What moves stays as it is.
        if (format == "gif" || new FileInfo(path).Length <= LargeBytes)
            return $"data:image/{format};base64,{Convert.ToBase64String(SharedFile.ReadBytes(path))}";
        using FileStream file = SharedFile.Open(path);
        using Image image = Image.Load(file);
        if (Math.Max(image.Width, image.Height) > LargestSide)
            image.Mutate(change => change.Resize(new ResizeOptions { Mode = ResizeMode.Max, Size = new Size(LargestSide, LargestSide) }));
        using var bytes = new MemoryStream();
        image.Save(bytes, new JpegEncoder { Quality = JpegQuality });
        return $"data:image/jpeg;base64,{Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length)}";
    }
}
