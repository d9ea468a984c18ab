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
    /// <param name="imagesAcross">How many images lie side by side in a file.</param>
    public static string Describe(
        string source, string content, ImageShape shape, IReadOnlyCollection<ImageHead> heads, PassedOver passedOver, int imagesAcross = 1)
    {
        string[] notes =
        [
            Describe(source, content, shape),
            Note(heads.Count(head => shape.Channels > 1 && !head.IsColour), "grey made colour"),
            Note(heads.Count(head => shape.Channels == 1 && head.IsColour), "colour made grey"),
            Note(heads.Count(head => shape.Channels < 4 && head.HasAlpha), "transparent laid on white"),
            Note(heads.Count(head => head.Orientation > 1), "turned upright"),
            Resized(heads.Count(head => (head.Shape.Height, head.Shape.Width) != (shape.Height, shape.Width * imagesAcross))),
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
