using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Cli.Runs;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Cli.Shards;

[TestClass]
public sealed class GeneratedShardsTests : ToolTest
{
    [TestMethod]
    [DataRow("png")]
    [DataRow("idx")]
    public void FourShards_InAnyOrder_AreWhatOneRunMakes(string format)
    {
        using var folder = new TemporaryFolder();
        string one = folder.File("one"), four = folder.File("four");
        Tool("generate", TrainedRun, "--count", "500", "--seed", "4", "--format", format, "--out", one).Succeeded();
        foreach (string shard in (string[])["4/4", "1/4", "3/4"])
            Assert.Contains("shards are not finished yet", Shard(four, shard, format).Succeeded().Error);
        Tool("merge", four).FailedWith(1, $"'{four}' lacks 1 of 4 shards: 2. Run them, then merge.");
        Assert.Contains($"Next: mlnetgan merge ", Shard(four, "2/4", format).Succeeded().Error);
        Tool("merge", four).Succeeded();
        CollectionAssert.AreEqual(Contents(one), Contents(four));
        Tool("merge", four).FailedWith(1, "holds no shards to merge");
    }

    [TestMethod]
    public void ALostPart_IsNamed_AndMadeAgain_AndADamagedOneIsRefused()
    {
        using var folder = new TemporaryFolder();
        string images = folder.File("images"), notes = Path.Combine(images, ".shards");
        Shard(images, "1/2", "idx").Succeeded();
        Shard(images, "2/2", "idx").Succeeded();
        string labels = Directory.GetFiles(notes, "labels-*").Order().First(), pixels = Directory.GetFiles(notes, "images-*").Order().Last();
        File.Delete(labels);
        Tool("merge", images).FailedWith(1, $"Shard 1/2 lacks 1 file, such as '{labels}'. Run it again: it makes what is missing.");
        Shard(images, "1/2", "idx").Succeeded();
        byte[] whole = File.ReadAllBytes(pixels);
        foreach (byte[] damaged in (byte[][])[whole[..^1], [1, .. whole[1..]], []])
        {
            File.WriteAllBytes(pixels, damaged);
            Tool("merge", images).FailedWith(1, $"'{pixels}' is damaged: it does not hold the images that were written. Delete it, and run the shards again.");
        }
        File.Delete(pixels);
        Shard(images, "2/2", "idx").Succeeded();
        File.WriteAllBytes(Path.Combine(images, $".images-idx3-ubyte.{Guid.NewGuid():N}.tmp"), [1]);
        Tool("merge", images).Succeeded();
        Assert.HasCount(2, Directory.GetFileSystemEntries(images), "What a killed merge left goes.");
    }

    [TestMethod]
    public void AShardThatIsKilledUntilNothingIsLeftToDo_LosesNothing()
    {
        // Of 4,096 and 1,024 images, each in a file of images and one of labels.
        const int Parts = 2;
        using var folder = new TemporaryFolder();
        string one = folder.File("one"), killed = folder.File("killed");
        string[] generate = ["generate", TrainedRun, "--count", "10240", "--format", "idx", "--out"], shard = [.. generate, killed, "--shard"];
        Tool([.. generate, one]).Succeeded();
        var other = Stopwatch.StartNew();
        Tool([.. shard, "2/2"]).Succeeded();
        other.Stop();
        var moments = new Random(1);
        int kept = 0;
        for (int kill = 0; kill < 20 && kept < Parts; kill++)
        {
            using Process process = BuiltProgram.Start(ToolProject, [.. shard, "1/2"]);
            // From before the first image to after the last, however busy the machine is.
            process.WaitForExit((int)(moments.NextDouble() * other.Elapsed.TotalMilliseconds));
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            int parts = ((string[])["images", "labels"]).Min(kind => Directory.GetFiles(Path.Combine(killed, ".shards"), $"{kind}-*").Length) - Parts;
            Assert.IsGreaterThanOrEqualTo(kept, parts, "What was written stays.");
            kept = parts;
        }
        Assert.AreEqual(
            $"shard 1/2: 5120 of 10240 rows in {killed}{(kept > 0 ? $", of which {Math.Min(kept * 4096, 5120)} were there" : "")}",
            Tool([.. shard, "1/2"]).Succeeded().Output.Trim());
        Tool("merge", killed).Succeeded();
        CollectionAssert.AreEqual(Contents(one), Contents(killed), "Temporary files go, too.");
    }

    [TestMethod]
    public void AGenerationThatFailsHalfWay_IsFinishedByTheSameCommand()
    {
        using var folder = new TemporaryFolder();
        string whole = folder.File("whole"), half = folder.File("half");
        string[] generate = ["generate", TrainedRun, "--seed", "4", "--out"];
        ToolHere([.. generate, whole, "--count", "200"]).Succeeded();
        Disk.Before = step => _ = step.Action == nameof(Disk.Rename) && step.Path.Contains(".15.png.")
            ? throw new IOException("The disk is full.") : 0;
        try
        {
            ToolHere([.. generate, half, "--count", "200"]).FailedWith(1, $"Folder '{half}' cannot be written: The disk is full.");
            Assert.HasCount(150, Directory.GetFiles(half, "*.png", SearchOption.AllDirectories));
        }
        finally
        {
            Disk.Before = null;
        }
        ToolHere([.. generate, half, "--count", "3"])
            .FailedWith(1, $"'{half}' holds an unfinished generation of other images: --count is 200 there and 3 here.");
        Assert.Contains("200 images", ToolHere([.. generate, half, "--count", "200"]).Succeeded().Output);
        CollectionAssert.AreEqual(Contents(whole), Contents(half));
    }

    [TestMethod]
    public void ALostFile_IsNamed_AndMadeAgain()
    {
        using var folder = new TemporaryFolder();
        string lost = folder.File("two", "3", "5.png"), empty = folder.File("two", "4", "2.png");
        Directory.Delete(folder.File("two"), recursive: true);
        foreach (string shard in (string[])["1/2", "2/2"])
            Tool("generate", TrainedRun, "--per-label", "30", "--out", folder.File("two"), "--shard", shard).Succeeded();
        byte[] image = File.ReadAllBytes(lost);
        File.Delete(lost);
        File.WriteAllBytes(empty, []);
        Tool("merge", folder.File("two")).FailedWith(1, $"Shard 1/2 lacks 2 files, such as '{lost}'. Run it again");
        Tool("generate", TrainedRun, "--per-label", "30", "--out", folder.File("two"), "--shard", "1/2").Succeeded();
        CollectionAssert.AreEqual(image, File.ReadAllBytes(lost));
        Tool("merge", folder.File("two")).Succeeded();
    }

    [TestMethod]
    public void WordsAsLabels_AreListedBesideTheirNumbers_AndReadBack()
    {
        using var folder = new TemporaryFolder();
        string digits = folder.File("digits"), run = folder.File("run");
        Tool("generate", TrainedRun, "--label", "3", "--label", "7", "--per-label", "20", "--out", digits).Succeeded();
        Directory.Move(Path.Combine(digits, "3"), Path.Combine(digits, "cat"));
        Directory.Move(Path.Combine(digits, "7"), Path.Combine(digits, "bird"));
        Tool("train", "acgan", "--folder", digits, "--preset", "compact", "--epochs", "1", "--out", run).Succeeded();
        Tool("generate", run, "--label", "cat", "--count", "3", "--format", "idx", "--out", folder.File("out")).Succeeded();
        CollectionAssert.AreEqual(new[] { "bird", "cat" }, File.ReadAllLines(folder.File("out", "labels.txt")));
        CollectionAssert.AreEqual(IdxBytes.Of([1, 1, 1], 3), File.ReadAllBytes(folder.File("out", "labels-idx1-ubyte")));
        var read = new EvaluatedImages(new MLContext(), folder.File("out"), count: 3, seed: 0, resolution: null);
        CollectionAssert.AreEqual(new[] { "cat", "cat", "cat" }, read.Images.GetColumn<string>("Label").ToArray());
    }

    [TestMethod]
    public void PairsOfImages_HaveAFileOfEachKind()
    {
        using var folder = new TemporaryFolder();
        string digits = folder.File("digits"), run = folder.File("run");
        Tool("generate", TrainedRun, "--count", "40", "--out", digits).Succeeded();
        Tool("train", "cogan", "--input-folder", digits, "--target-folder", digits, "--preset", "compact", "--set", "BaseChannels=2", "--epochs", "1", "--out", run).Succeeded();
        foreach (string format in (string[])["png", "idx"])
        {
            foreach (string shard in (string[])["1/2", "2/2"])
                Tool("generate", run, "--count", "130", "--format", format, "--shard", shard, "--out", folder.File(format)).Succeeded();
            Tool("merge", folder.File(format)).Succeeded();
        }
        Tool("generate", run, "--count", "130", "--out", folder.File("plain")).Succeeded();
        CollectionAssert.AreEqual(Contents(folder.File("plain")), Contents(folder.File("png")));
        Assert.AreEqual(4 * 4 + 130 * 28 * 28, new FileInfo(folder.File("idx", "input-images-idx3-ubyte")).Length);
        CollectionAssert.AreNotEqual(
            File.ReadAllBytes(folder.File("idx", "input-images-idx3-ubyte")), File.ReadAllBytes(folder.File("idx", "target-images-idx3-ubyte")));
    }

    [TestMethod]
    public void ShardsOfOtherImages_AreRefused()
    {
        using var folder = new TemporaryFolder();
        string images = folder.File("images"), full = folder.File("full");
        Shard(images, "1/4", "png").Succeeded();
        void Refused(string difference, params string[] arguments) => Tool(["generate", TrainedRun, "--out", images, .. arguments]).FailedWith(
            1, $"'{images}' holds shards of other images: {difference}. Give the same, choose another --out, or empty the folder.");
        Refused("--per-label is not given there and 20 here", "--per-label", "20", "--shard", "2/4");
        Refused("--count is 500 there and 3 here", "--count", "3");
        Refused("the number of shards is 4 there and 3 here", "--count", "500", "--seed", "4", "--shard", "1/3");
        Refused("--seed is 4 there and 5 here", "--count", "500", "--seed", "5", "--shard", "2/4");
        Refused("--count is 500 there and 600 here", "--count", "600", "--seed", "4", "--shard", "2/4");
        Refused("--format is png there and idx here", "--count", "500", "--seed", "4", "--shard", "2/4", "--format", "idx");
        File.WriteAllText(folder.File("full", "mine.txt"), "mine");
        Assert.Contains("500 images in ", Shard(folder.File("whole"), "1/1", "png").Succeeded().Output, "One shard is merged at once.");
        Shard(folder.File("whole"), "1/1", "png").FailedWith(1, "expected a folder that is empty");
        Shard(full, "1/4", "png").FailedWith(1, $"--out {full}: expected a folder that is empty, not there yet, or begun by shards.");
        File.WriteAllText(Path.Combine(images, ".shards", "request.json"), "{");
        Tool("merge", images).FailedWith(1, "request.json' cannot be read: ");
    }

    [TestMethod]
    public void TheEnvironmentTellsWhichShardItIs()
    {
        using var folder = new TemporaryFolder();
        ProgramResult Auto(string shard, params (string, string)[] variables) => BuiltProgram.Finish(BuiltProgram.StartProgram("dotnet",
            [BuiltProgram.AssemblyOf(ToolProject), "generate", TrainedRun, "--count", "300", "--shard", shard, "--out", folder.File(variables.Contains(("PMI_SIZE", "1")) ? "one" : "out")], null, variables));
        Assert.Contains("shard 3/4: ", Auto("auto/4", ("JOB_COMPLETION_INDEX", "2")).Succeeded().Output);
        Assert.Contains("shard 1/4: ", Auto("auto", ("SLURM_ARRAY_TASK_ID", "0"), ("SLURM_ARRAY_TASK_MAX", "3")).Succeeded().Output);
        Assert.Contains("shard 2/4: ", Auto("auto", ("PMI_RANK", "1"), ("PMI_SIZE", "4")).Succeeded().Output);
        Auto("auto", ("JOB_COMPLETION_INDEX", "2")).FailedWith(1, "JOB_COMPLETION_INDEX does not tell how many shards there are. Give --shard auto/N.");
        Auto("auto/4", ("SLURM_ARRAY_TASK_ID", "4")).FailedWith(1, "SLURM_ARRAY_TASK_ID is 4; expected 0 to 3.");
        Auto("auto/4", ("SLURM_ARRAY_TASK_ID", "1"), ("PMI_RANK", "1"), ("PMI_SIZE", "4")).FailedWith(1, "both tell which shard this is");
        Assert.Contains("300 images in ", Auto("auto", ("PMI_RANK", "0"), ("PMI_SIZE", "1")).Succeeded().Output);
        Auto("auto", ("SLURM_ARRAY_TASK_ID", "1"), ("SLURM_ARRAY_TASK_MIN", "1"), ("SLURM_ARRAY_TASK_MAX", "3"), ("SLURM_ARRAY_TASK_COUNT", "3"))
            .FailedWith(1, "--shard auto: the array's tasks are not 0 to 3.");
        Auto("auto", ("SLURM_ARRAY_TASK_ID", "1"), ("SLURM_ARRAY_TASK_MAX", "2147483647")).FailedWith(1, "expected at most 1000000 shards, got 2147483648.");
        Auto("auto", ("PMI_RANK", "7"), ("PMI_SIZE", "4")).FailedWith(1, "the process's rank is 7; expected 0 to 3.");
        Auto("auto/4").FailedWith(1, "nothing tells which shard this is");
    }

    private static ProgramResult Shard(string folder, string shard, string format) =>
        Tool("generate", TrainedRun, "--count", "500", "--seed", "4", "--format", format, "--shard", shard, "--out", folder);

    private static string[] Contents(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}").Order()];
}
