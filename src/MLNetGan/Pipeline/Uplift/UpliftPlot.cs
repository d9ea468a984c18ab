using System.Globalization;
using System.Net;
using System.Text;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>Draws comparisons as SVG: of each the difference in points and its 95 % interval, beside a line at zero.</summary>
internal static class UpliftPlot
{
    private const int Left = 430, PlotWidth = 420, RowHeight = 18, Top = 40, Right = 170, HeadHeight = 26, Ticks = 6;
    private const string Gain = "#2a7d3f", Loss = "#b3342d", Neither = "#666666";

    public static string Draw(IReadOnlyList<UpliftComparison> comparisons)
    {
        (double Lower, double Upper) range = (100 * Math.Min(0, comparisons.Min(one => one.Lower)),
            100 * Math.Max(0, comparisons.Max(one => one.Upper)));
        double step = StepFor(range.Upper - range.Lower), low = Math.Floor(range.Lower / step) * step,
            high = Math.Ceiling(range.Upper / step) * step;
        double Place(double points) => Left + PlotWidth * (points - low) / (high - low);
        var body = new StringBuilder();
        int y = Top;
        foreach (var group in comparisons.GroupBy(one => (one.Setting, one.Learner)))
        {
            y += HeadHeight;
            Text(body, 8, y - 8, $"{group.Key.Setting.Name}, {group.Key.Learner}", "start", isBold: true);
            foreach (UpliftComparison one in group)
            {
                string colour = one.Lower > 0 ? Gain : one.Upper < 0 ? Loss : Neither;
                double middle = y + RowHeight / 2.0;
                Text(body, Left - 8, middle + 4, $"{one.Arm} against {one.Baseline}, {one.Measure}", "end");
                Line(body, Place(100 * one.Lower), middle, Place(100 * one.Upper), middle, colour, 2);
                body.Append(CultureInfo.InvariantCulture,
                    $"<circle cx=\"{Place(100 * one.Difference):F1}\" cy=\"{middle:F1}\" r=\"3.5\" fill=\"{colour}\"/>\n");
                Text(body, Left + PlotWidth + 8, middle + 4, string.Create(CultureInfo.InvariantCulture,
                    $"{UpliftText.Points(one.Difference)} " +
                    $"[{UpliftText.PlainPoints(one.Lower)}, {UpliftText.PlainPoints(one.Upper)}]"), "start");
                y += RowHeight;
            }
        }
        var text = new StringBuilder();
        int width = Left + PlotWidth + Right, height = y + 30;
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" " +
            $"width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        text.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        Text(text, Left + PlotWidth / 2.0, 20, "difference in percentage points, 95 % interval over draws", "middle");
        for (double tick = low; tick <= high + step / 2; tick += step)
        {
            Line(text, Place(tick), Top, Place(tick), y, Math.Abs(tick) < step / 2 ? "#000000" : "#dddddd", 1);
            Text(text, Place(tick), y + 16, tick.ToString("0.##", CultureInfo.InvariantCulture), "middle");
        }
        return text.Append(body).Append("</svg>\n").ToString();
    }

    // 1, 2 or 5 times a power of ten.
    private static double StepFor(double range)
    {
        double rough = Math.Max(range, 1e-3) / Ticks, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, string colour, int width) =>
        svg.Append(CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\n");

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor, bool isBold = false) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\" " +
            $"text-anchor=\"{anchor}\"{(isBold ? " font-weight=\"bold\"" : "")}>{WebUtility.HtmlEncode(text)}</text>\n");
}
