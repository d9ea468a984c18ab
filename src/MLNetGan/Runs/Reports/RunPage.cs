using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLNetGan.Runs.Reports;

/// <summary>
/// report.html of a run: one file, which needs no network, with the plots of its losses and scalars, its sheets of samples, what came of it
/// and how it was made.
/// </summary>
internal static class RunPage
{
    private const int MostSheets = 40, MostSheetCharacters = 6_000_000;
    private const string Resources = "MLNetGan.Runs.Reports.";

    private static readonly string[] s_shownElsewhere = ["environment", "verdicts"];

    /// <summary>Writes the page.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="options">The system's options.</param>
    /// <param name="name">The system's name in text for people.</param>
    /// <param name="path">The page's file.</param>
    /// <exception cref="InvalidDataException">A file of the run is damaged; or no epoch has ended yet.</exception>
    public static void Write(RunFolder run, TrainingOptions options, string name, string path)
    {
        RunSummary summary = RunSummary.Read(run)
            ?? throw new InvalidDataException($"Run folder '{run.Path}' has no epoch to report on yet. Train it further.");
        var page = new StringBuilder();
        WriteHead(page, run, name, summary);
        WriteSheets(page, run, summary.Last.Epoch);
        WriteCharts(page, LossFile.Read(run.Losses), summary.Measure?.Name);
        page.Append("<section class=\"tables\">\n");
        WriteTable(page, "Results", Leaves(summary.MetricsFile).Where(leaf => !s_shownElsewhere.Contains(leaf.Name.Split(' ')[0])));
        RunModel model = RunModel.Read(run);
        WriteTable(page, "Data", DataOf(model));
        bool hasImages = model.Images.Values.Any(images => images.IsImage);
        WriteTable(page, "Options", OptionProperty.Of(options.GetType())
            .Where(property => property.IsSetting && (hasImages || !property.IsOfImageColumns))
            .Select(property => (property.Name, ValueText(property.Value(options)))));
        WriteTable(page, "Made with", MadeWith(run, summary.MetricsFile?["environment"]));
        page.Append("</section>\n");
        AtomicFile.Write(path, string.Format(
            CultureInfo.InvariantCulture, Resource("report.html"), Encode(name), Resource("report.css"), page, Resource("report.js")));
    }

    private static void WriteHead(StringBuilder page, RunFolder run, string name, RunSummary summary)
    {
        LossRow last = summary.Last;
        page.Append($"<header><h1>{Encode(name)}</h1><p>{Encode(Path.GetFileName(run.Path))}: ");
        page.Append(Text($"{Count(last.Epoch, "epoch")}, {Count(last.Step, "step")}, {Count(last.Images, "image")} "));
        page.Append(Text($"in {TimeSpan.FromSeconds(Math.Round(last.Seconds)):c}, "));
        page.Append(Text($"{summary.ImagesPerSecond:G4} a second.</p>"));
        if (summary.Measure is { } measure)
        {
            page.Append(Text($"<p>Best {Encode(measure.Name.Replace('_', ' '))} {measure.Best:G4}, after epoch {measure.BestEpoch}, "));
            page.Append("whose weights the results have.</p>");
        }
        foreach (string verdict in summary.Verdicts)
            page.Append($"<p class=\"warning\">{Encode(verdict)}</p>");
        foreach (string warning in summary.Warnings)
            page.Append($"<p class=\"warning\">Left out: {Encode(warning)}</p>");
        page.Append("</header>\n");
    }

    private static void WriteSheets(StringBuilder page, RunFolder run, int lastEpoch)
    {
        (int Epoch, string Address)[] sheets = [.. Fitting([.. run.EpochSheets(lastEpoch)])];
        page.Append("<section class=\"pictures\">\n");
        if (sheets.Length > 0)
        {
            page.Append("<figure id=\"sheets\"><figcaption>Samples after epoch <output></output></figcaption>");
            foreach ((int epoch, string address) in sheets)
            {
                string hidden = epoch == sheets[^1].Epoch ? "" : " hidden";
                page.Append(Text($"<img alt=\"Samples after epoch {epoch}\" data-epoch=\"{epoch}\" src=\"{address}\"{hidden}>"));
            }
            int last = sheets.Length - 1;
            // With nothing to choose from, the slider is there for the script alone.
            string idle = last == 0 ? " hidden" : "";
            page.Append(Text($"<input type=\"range\" min=\"0\" max=\"{last}\" value=\"{last}\" aria-label=\"Epoch\"{idle}></figure>\n"));
        }
        foreach (string picture in run.OtherPictures)
        {
            string name = Encode(Path.GetFileNameWithoutExtension(picture));
            page.Append($"<figure><figcaption>{name}</figcaption><img alt=\"{name}\" src=\"{ReportImage.Address(picture)}\"></figure>\n");
        }
        page.Append("</section>\n");
    }

    /// <summary>As many sheets, evenly spread, as a page can hold; the last is among them.</summary>
    private static IEnumerable<(int Epoch, string Address)> Fitting((int Epoch, string Path)[] sheets)
    {
        if (sheets.Length == 0)
            return [];
        int each = ReportImage.Address(sheets[^1].Path).Length, count = Math.Clamp(MostSheetCharacters / each, 1, MostSheets);
        double stride = Math.Max(1, (double)(sheets.Length - 1) / Math.Max(1, count - 1));
        IEnumerable<int> chosen = Enumerable.Range(0, Math.Min(count, sheets.Length))
            .Select(i => sheets.Length - 1 - (int)Math.Round(i * stride)).Where(i => i >= 0).Distinct().Order();
        return chosen.Select(i => (sheets[i].Epoch, ReportImage.Address(sheets[i].Path)));
    }

    private static void WriteCharts(StringBuilder page, IReadOnlyList<LossRow> rows, string? measure)
    {
        (int[] epochs, IReadOnlyList<Chart> charts) = RunCharts.Of(rows, measure);
        page.Append("<section class=\"charts\">\n");
        foreach (Chart chart in charts)
            chart.Write(page, epochs);
        page.Append("</section>\n");
    }

    private static void WriteTable(StringBuilder page, string title, IEnumerable<(string Name, string Value)> rows)
    {
        page.Append($"<details{(title == "Options" ? "" : " open")}><summary>{title}</summary><table>");
        foreach ((string name, string value) in rows)
            page.Append($"<tr><th>{Encode(name)}</th><td>{Encode(value)}</td></tr>");
        page.Append("</table></details>\n");
    }

    private static IEnumerable<(string Name, string Value)> DataOf(RunModel model)
    {
        yield return ("rows", model.Data.Rows.ToString(CultureInfo.InvariantCulture));
        foreach ((string slot, RunImages images) in model.Images)
            yield return (slot, string.Join(" x ", images.Shape) + (images.IsImage ? ", images" : ""));
        if (model.Labels is { } labels)
            yield return ("labels", labels.Names is { } names ? string.Join(", ", names) : ValueText(labels.Count));
        if (model.Validation is { } validation)
            yield return ("held-out rows", validation.Rows.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Name, string Value)> MadeWith(RunFolder run, JsonNode? environment)
    {
        if (RunRequestFile.ReadCommand(run) is { } command)
            yield return ("command", command);
        foreach ((string name, string value) in Leaves(environment))
            yield return (name, value);
    }

    /// <summary>The values of JSON, with their paths in words.</summary>
    private static IEnumerable<(string Name, string Value)> Leaves(JsonNode? node, string path = "") => node switch
    {
        JsonObject fields => fields.SelectMany(field => Leaves(field.Value, $"{path} {Naming.Words(field.Key)}".Trim())),
        JsonArray items => [(path, string.Join(", ", items.Select(item => Encodable(item))))],
        null => [],
        _ => [(path, Encodable(node))],
    };

    private static string Encodable(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number when node.Deserialize<double>() is var number && number % 1 != 0 => Rounded(number),
        _ => node?.ToJsonString() ?? "",
    };

    // Of large numbers all digits before the point, which four significant ones would put into an exponent.
    private static string Rounded(double number) => number.ToString(Math.Abs(number) < 1000 ? "G4" : "F0", CultureInfo.InvariantCulture);

    // The largest number of epochs stands for no limit.
    private static string ValueText(object? value) => value is not int.MaxValue &&
        Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none";

    private static string Count(long number, string what) => Text($"{number} {what}{(number == 1 ? "" : "s")}");

    private static string Resource(string name)
    {
        using Stream stream = typeof(RunPage).Assembly.GetManifestResourceStream(Resources + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
