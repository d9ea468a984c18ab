using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using MLNetGan.Runs;
using MLNetGan.Runs.Reports;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Runs.Reports;

[TestClass]
public sealed class RunPageTests
{
    private const int LargestPage = 10 << 20;

    [TestMethod]
    public void TwoHundredEpochs_AreOneFileBelowTenMegabytes()
    {
        using var folder = new TemporaryFolder();
        string page = Page(folder, epochs: 200, sheetSide: 320);
        Assert.IsLessThan(LargestPage, page.Length);
        int[] shown = [.. Regex.Matches(page, @"data-epoch=""(\d+)""").Select(match => int.Parse(match.Groups[1].Value))];
        Assert.IsGreaterThan(10, shown.Length);
        Assert.AreEqual(200, shown[^1]);
        CollectionAssert.AreEqual(shown.Order().Distinct().ToArray(), shown);
        // Epochs of plots are all there, and values that are no numbers are none.
        Assert.Contains($"data-x=\"{string.Join(' ', Enumerable.Range(1, 200))}\"", page);
        StringAssert.Matches(page, new Regex(@"data-y=""1 - 3 4 "));
    }

    [TestMethod]
    public void Page_NeedsNoNetworkAndShowsNamesAsTheyAre()
    {
        using var folder = new TemporaryFolder();
        string page = Page(folder, epochs: 1, sheetSide: 8);
        Assert.DoesNotContain("http", page);
        Assert.Contains(": 1 epoch, ", page);
        Assert.Contains("aria-label=\"Epoch\" hidden>", page, "One sheet needs no slider.");
        Assert.Contains("<circle class=\"c0\" ", page, "One value is a dot.");
        Assert.DoesNotContain("<b>&", page);
        Assert.Contains("&lt;b&gt;&amp;", page);
        Assert.Contains("data:image/png;base64,", page);
    }

    [TestMethod]
    public void Results_HaveFourDigits()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(new RunFolder(folder.Path).Metrics, """{"a":0.00999783793350133,"b":12345.678,"c":1234567,"steps":20}""");
        string page = Page(folder, epochs: 2, sheetSide: 8);
        foreach (string shown in (string[])["0.009998", "12346", "1234567"])
            Assert.Contains($"<td>{shown}</td>", page);
        Assert.DoesNotContain("hidden></figure>", page);
    }

    [TestMethod]
    public void Results_OfAnEarlierEnd_AreLeftOut()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(new RunFolder(folder.Path).Metrics, """{"a":0.125,"steps":10,"environment":{"device":"abacus"}}""");
        Assert.Contains("<td>0.125</td>", Page(folder, epochs: 1, sheetSide: 8));
        string page = Page(folder, epochs: 2, sheetSide: 8);
        Assert.DoesNotContain("<td>0.125</td>", page);
        Assert.DoesNotContain("abacus", page);
    }

    [TestMethod]
    public void PicturesBesideTheSheets_AreOnThePage()
    {
        using var folder = new TemporaryFolder();
        string samples = Path.GetDirectoryName(new RunFolder(folder.Path).EpochSheet(1))!;
        Directory.CreateDirectory(samples);
        WriteNoise(Path.Combine(samples, "growth.png"), 8);
        File.WriteAllBytes(Path.Combine(samples, "canvas.gif"), [71, 73, 70]);
        File.WriteAllText(Path.Combine(samples, "notes.txt"), "none");
        string page = Page(folder, epochs: 2, sheetSide: 8);
        CollectionAssert.AreEqual(new[] { "canvas", "growth" }, Regex.Matches(page, @"<img alt=""(\w+)"" src=").Select(match => match.Groups[1].Value).ToArray());
        Assert.Contains("data:image/gif;base64,R0lG", page);
    }

    [TestMethod]
    public void RunWithoutAnEpoch_HasNone()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Page(folder, epochs: 0, sheetSide: 8));
        Assert.Contains("no epoch to report on yet", error.Message);
        Assert.IsFalse(File.Exists(new RunFolder(folder.Path).Report));
    }

    [TestMethod]
    public void Browser_RunsThePageWithoutAnError()
    {
        string? browser = new[] { "chromium", "chromium-browser", "google-chrome" }
            .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(place => Path.Combine(place, name))).FirstOrDefault(File.Exists);
        if (browser is null)
            Assert.Inconclusive("Chromium is not installed.");
        using var folder = new TemporaryFolder();
        Page(folder, epochs: 200, sheetSide: 320);
        string path = folder.File("report.html");
        // What went wrong in the page would stand in its title.
        File.WriteAllText(path, File.ReadAllText(path).Replace("<script>", "<script>addEventListener('error', (event) => { document.title = event.message; });</script><script>"));
        string dom = Open(browser, folder, "--dump-dom", $"file://{path}");
        Assert.Contains("<title>A &lt;b&gt;&amp; system</title>", dom, dom[..Math.Min(dom.Length, 500)]);
        Assert.Contains("Samples after epoch <output>200</output>", dom);
        Assert.HasCount(1, Regex.Matches(dom, @"<img alt=""Samples[^>]*src=""data:[^""]*"">"));
    }

    private static string Open(string browser, TemporaryFolder folder, params string[] arguments)
    {
        string[] quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
        using Process process = Process.Start(new ProcessStartInfo(browser, [.. quiet, $"--user-data-dir={folder.File("profile")}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        Assert.IsTrue(process.WaitForExit(TimeSpan.FromMinutes(1)));
        return output;
    }

    private static string Page(TemporaryFolder folder, int epochs, int sheetSide)
    {
        var run = new RunFolder(folder.Path);
        new RunModel("draw", JsonSerializer.SerializeToElement(new { }), new() { ["Image"] = new RunImages([1, 8, 8], false) },
            new RunLabels(2, ["<b>&", "other"]), new RunData(60, [], []), null).Write(run);
        Directory.CreateDirectory(Path.GetDirectoryName(run.EpochSheet(1))!);
        if (epochs > 0)
        {
            WriteNoise(run.EpochSheet(1), sheetSide);
            var rows = Enumerable.Range(1, epochs).Select(epoch => Progress.Row(epoch, loss: epoch == 2 ? double.NaN : epoch, measure: null));
            File.WriteAllLines(run.Losses, rows.Select(row => FormattableString.Invariant($"{row.Epoch},{row.Step},{row.Seconds},{row.Images},{row.Values["decoder_loss"]}"))
                .Prepend("epoch,step,seconds,images,decoder_loss"));
        }
        for (int epoch = 2; epoch <= epochs; epoch++)
            File.Copy(run.EpochSheet(1), run.EpochSheet(epoch));
        RunPage.Write(run, new DrawOptions(), "A <b>& system", run.Report);
        return File.ReadAllText(run.Report);
    }

    /// <summary>What no format makes small.</summary>
    private static void WriteNoise(string path, int side)
    {
        var random = new Random(1);
        using var image = new Image<Rgb24>(side, side);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
                image[x, y] = new Rgb24((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
        }
        image.SaveAsPng(path);
    }
}
