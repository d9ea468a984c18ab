using MLNetGan.Cli.Display;
using Spectre.Console;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class ProgressTableTests
{
    [TestMethod]
    [DataRow(40, "epoch,discriminator loss,left")]
    [DataRow(60, "epoch,discriminator loss,generator loss,time,left")]
    [DataRow(80, "epoch,step,discriminator loss,generator loss,images/s,time,left")]
    [DataRow(120, "epoch,step,discriminator loss,generator loss,real belief,fake belief,real diversity,fake diversity,images/s,time,left")]
    public void ATerminal_ShowsWhatItHasRoomFor_InUnbrokenColumns(int width, string names)
    {
        var row = ProgressText.Columns(Progress());
        Table table = ProgressTable.Create([row, row], width);
        var text = new StringWriter();
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        (terminal.Profile.Width, terminal.Profile.Capabilities.Unicode) = (width, true);
        terminal.Write(table);
        string[] lines = text.ToString().TrimEnd().Split('\n');
        Assert.HasCount(4 + 1 + 2, lines, "A border, a head of two lines, a border, two rows and a border.");
        Assert.IsLessThanOrEqualTo(width, lines.Max(line => line.Length));
        string[] head = [.. lines[1].Split('│')[1..^1].Zip(lines[2].Split('│')[1..^1]).Select(two => $"{two.First.Trim()} {two.Second.Trim()}".Trim())];
        Assert.AreEqual(names, string.Join(',', head));
        Assert.Contains("2:30:00", lines[^2]);
    }

    private static TrainingProgress Progress() => new()
    {
        Epoch = 12,
        Epochs = 100,
        Step = 123_456,
        Images = 1,
        IsEndOfEpoch = true,
        IsEvaluated = false,
        Losses = new Dictionary<string, double> { ["discriminator"] = 1.5, ["generator"] = 12.5 },
        LossTerms = new Dictionary<string, double>(),
        Phase = null,
        Measure = null,
        Scalars = new OrderedDictionary<string, double> { ["real_belief"] = 0.5, ["fake_belief"] = 0.5, ["real_diversity"] = 0.5, ["fake_diversity"] = 0.5 },
        Warnings = [],
        ImagesPerSecond = 250,
        Elapsed = TimeSpan.FromHours(1.25),
        Remaining = TimeSpan.FromHours(2.5),
    };
}
