using System.Buffers;
using System.Globalization;
using System.Text;

namespace MLNetGan.Cli.Display;

/// <summary>
/// Text as people may see it: names of files and labels can hold what drives a terminal, which is shown rather than obeyed.
/// </summary>
internal static class Printable
{
    // Control characters, line separators, and what turns the direction of writing. Tabs and ends of lines are the tool's own.
    private static readonly SearchValues<char> s_driving = SearchValues.Create(
        [.. Range(0, 8), .. Range(0x0b, 0x1f), .. Range(0x7f, 0x9f), .. Range(0x200e, 0x200f), .. Range(0x2028, 0x202e),
            .. Range(0x2066, 0x2069)]);

    /// <summary>The text with \u and four digits for every character that drives a terminal.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny(s_driving) < 0)
            return text;
        var shown = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isEndOfLine = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (!isEndOfLine && s_driving.Contains(text[i]))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            else
                shown.Append(text[i]);
        }
        return shown.ToString();
    }

    private static IEnumerable<char> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
