using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace MLNetGan.Runs.Reports;

/// <summary>A plot of values over epochs as a piece of HTML: lines in SVG, and the values beside them for whoever points at one.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Lines">The lines: names, and a value for each epoch, null where there is none.</param>
internal sealed record Chart(string Title, IReadOnlyList<(string Name, double?[] Values)> Lines)
{
    private const int Width = 640, Height = 240, Left = 68, Right = 8, Top = 10, Bottom = 26, Ticks = 4;

    /// <summary>Adds the plot to a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="epochs">The epochs.</param>
    public void Write(StringBuilder page, int[] epochs)
    {
        (double least, double most) = Range();
        double X(double epoch) => epochs.Length == 1 ? Left + ((Width - Left - Right) / 2.0)
            : Left + ((epoch - epochs[0]) / (epochs[^1] - epochs[0]) * (Width - Left - Right));
        double Y(double value) => Top + ((most - value) / (most - least) * (Height - Top - Bottom));

        page.Append(Text($"<figure class=\"chart\" data-x=\"{string.Join(' ', epochs)}\" "));
        page.Append(Text($"data-left=\"{Left}\" data-right=\"{Right}\" data-width=\"{Width}\">"));
        page.Append($"<figcaption>{HtmlEncoder.Default.Encode(Title)}</figcaption>");
        page.Append(Text($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(Title)}\">"));
        foreach (double tick in Steps(least, most))
        {
            page.Append(Text($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):F1}\" y2=\"{Y(tick):F1}\"/>"));
            // A zero that was reached from below would have a sign.
            page.Append(Text($"<text class=\"y\" x=\"{Left - 6}\" y=\"{Y(tick) + 4:F1}\">{tick + 0.0:G4}</text>"));
        }
        foreach (double tick in epochs.Length == 1 ? [epochs[0]] : Steps(epochs[0], epochs[^1]).Where(tick => tick % 1 == 0))
            page.Append(Text($"<text class=\"x\" x=\"{X(tick):F1}\" y=\"{Height - 8}\">{tick:F0}</text>"));
        for (int line = 0; line < Lines.Count; line++)
            WriteLine(page, line, epochs, X, Y);
        page.Append(Text($"<line class=\"at\" y1=\"{Top}\" y2=\"{Height - Bottom}\"/></svg><ul>"));
        for (int line = 0; line < Lines.Count; line++)
        {
            (string name, double?[] values) = Lines[line];
            page.Append(Text(
                $"<li class=\"c{line % 6}\" data-y=\"{string.Join(' ', values.Select(Number))}\">{HtmlEncoder.Default.Encode(name)} "));
            page.Append($"<b>{Number(values.LastOrDefault(value => value is not null))}</b></li>");
        }
        page.Append("</ul></figure>\n");
    }

    private void WriteLine(StringBuilder page, int line, int[] epochs, Func<double, double> x, Func<double, double> y)
    {
        double?[] values = Lines[line].Values;
        page.Append(Text($"<path class=\"c{line % 6}\" d=\""));
        bool isDrawing = false;
        for (int i = 0; i < epochs.Length; i++)
        {
            if (values[i] is not { } value || !double.IsFinite(value))
                continue;
            page.Append(Text($"{(isDrawing ? 'L' : 'M')}{x(epochs[i]):F1} {y(value):F1}"));
            isDrawing = true;
        }
        page.Append("\"/>");
        // A single value makes no line.
        int[] shown = [.. Enumerable.Range(0, epochs.Length).Where(i => values[i] is { } value && double.IsFinite(value))];
        if (shown is [var only])
            page.Append(Text($"<circle class=\"c{line % 6}\" cx=\"{x(epochs[only]):F1}\" cy=\"{y(values[only]!.Value):F1}\" r=\"4\"/>"));
    }

    private (double Least, double Most) Range()
    {
        double[] all = [.. Lines.SelectMany(line => line.Values).OfType<double>().Where(double.IsFinite)];
        if (all.Length == 0)
            return (0, 1);
        double least = all.Min(), most = all.Max(), room = most > least ? (most - least) * 0.05 : Math.Max(Math.Abs(most) * 0.05, 1e-6);
        return (least - room, most + room);
    }

    /// <summary>About as many round numbers as <see cref="Ticks"/> that reach over a range.</summary>
    private static IEnumerable<double> Steps(double from, double to)
    {
        double rough = (to - from) / Ticks, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        for (double i = Math.Ceiling(from / step); i * step <= to; i++)
            yield return i * step;
    }

    private static string Number(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("G4", CultureInfo.InvariantCulture) : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
