using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>The line that tells what a loaded set came to.</summary>
internal static class SetReport
{
    /// <summary>Describes a set.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="content">How many of what it holds.</param>
    /// <param name="shape">The shape of every image.</param>
    public static string Describe(string source, string content, ImageShape shape) =>
        $"'{source}': {content}, {Count(shape.Channels, "channel")}, {shape.Height}x{shape.Width} pixels (height x width)";

    /// <summary>Describes a set of files.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="content">How many of what it holds.</param>
    /// <param name="shape">The shape of every image.</param>
    /// <param name="heads">What the files are.</param>
    /// <param name="passedOver">What is no part of it.</param>
    public static string Describe(
        string source, string content, ImageShape shape, IEnumerable<ImageHead> heads, PassedOver passedOver) =>
        Describe(source, content, shape, [.. heads.Select(head => new ReadFile(head, [shape]))], passedOver);

    /// <summary>Describes a set of files of which images of several shapes are made.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="content">How many of what it holds.</param>
    /// <param name="shape">The shape of the images that <paramref name="content"/> does not speak of.</param>
    /// <param name="files">What the files are, and what is made of each.</param>
    /// <param name="passedOver">What is no part of it.</param>
    public static string Describe(
        string source, string content, ImageShape shape, IReadOnlyCollection<ReadFile> files, PassedOver passedOver)
    {
        string[] notes =
        [
            Describe(source, content, shape),
            Note(files.Count(file => !file.Head.IsColour && file.Has(image => image.Channels > 1)), "grey made colour"),
            Note(files.Count(file => file.Head.IsColour && file.Has(image => image.Channels == 1)), "colour made grey"),
            Note(files.Count(file => file.Head.HasAlpha && file.Has(image => image.Channels < 4)), "transparent laid on white"),
            Note(files.Count(file => file.Head.Orientation > 1), "turned upright"),
            Resized(files.Count(file =>
                file.Has(image => file.Head.Shape.Height != image.Height || file.Head.Shape.Width != image.Width * file.Images.Count))),
            passedOver.IsEmpty ? "" : $"{passedOver}",
        ];
        return string.Join("; ", notes.Where(note => note.Length > 0));
    }

    /// <summary>How many images were of another size.</summary>
    public static string Resized(int count) => Note(count, "resized");

    /// <summary>A number with its noun.</summary>
    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static string Note(int count, string what) => count == 0 ? "" : $"{count} {what}";
}

/// <summary>A file, and the images that are made of it.</summary>
/// <param name="Head">What the file is.</param>
/// <param name="Images">The shapes of the images that lie in it side by side.</param>
internal sealed record ReadFile(ImageHead Head, IReadOnlyList<ImageShape> Images)
{
    public bool Has(Func<ImageShape, bool> predicate) => Images.Any(predicate);
}
