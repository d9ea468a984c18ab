using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.ML;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class TrainTogetherTests : ToolTest
{
    private const string OpenMpi = MpiRun.OpenMpi, Mpich = MpiRun.Mpich;

    [TestMethod]
    [DataRow(OpenMpi, 2), DataRow(OpenMpi, 4), DataRow(Mpich, 2), DataRow(Mpich, 4)]
    public void All_Processes_Have_The_Weights_Of_The_First_Ones_Checkpoint(string kind, int count)
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        using Process process = MpiRun.Of(kind).Start(count, Path.Combine("tests", "UserProgram"), ["together", run]);
        string[] prints = BuiltProgram.Finish(process).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        using GeneratorTransformer saved = new MLContext().Gan().LoadRun<GeneratorTransformer>(run);
        saved.ExportOnnx(folder.File("saved.onnx"));
        string expected = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(folder.File("saved.onnx"))));
        CollectionAssert.AreEqual(Enumerable.Repeat(expected, count).ToArray(), prints.Select(print => print.Trim()).ToArray());
        Assert.StartsWith("7,56,", File.ReadAllLines(Path.Combine(run, "losses.csv"))[^1]);
    }

    [TestMethod]
    [DataRow(OpenMpi), DataRow(Mpich)]
    public void A_Killed_Process_Ends_All_And_The_Run_Goes_On_Alone(string kind)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("Which process is which is read from /proc.");
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), checkpoints = Path.Combine(run, "checkpoints");
        using Process process = MpiRun.Of(kind).Start(
            2, ToolProject, ["train", "dcgan", "--drawn", "64", "--preset", "compact", "--batch-per-rank", "16", "--epochs", "20", "--out", run]);
        var wait = Stopwatch.StartNew();
        while (!(Directory.Exists(checkpoints) && Directory.GetDirectories(checkpoints, "step-*").Length > 0) && wait.Elapsed < TimeSpan.FromMinutes(1))
            Thread.Sleep(20);
        using (Process second = Second(run))
            second.Kill();
        wait.Restart();
        ProgramResult result = BuiltProgram.Finish(process);
        Assert.IsLessThan(TimeSpan.FromSeconds(10), wait.Elapsed);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.Contains("Training in 2 processes, each on its part of every batch", result.Output);
        Assert.Contains("signal 9", result.Output + result.Error);

        Assert.Contains("40 steps, 20 epochs", Tool("train", "dcgan", "--resume", "--out", run).Succeeded().Output);
    }

    [TestMethod]
    public void A_Library_That_Is_None_Of_Mpi_Is_Refused()
    {
        using var folder = new TemporaryFolder();
        string library = OperatingSystem.IsWindows() ? "kernel32.dll" : OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libm.so.6";
        string[] arguments = ["train", "dcgan", "--drawn", "64", "--set", "Distributed=Mpi", "--out", folder.File("run")];
        using Process process = BuiltProgram.StartProgram("dotnet", [BuiltProgram.AssemblyOf(ToolProject), .. arguments], null, ("MLNETGAN_MPI_LIBRARY", library));
        BuiltProgram.Finish(process).FailedWith(1, $"'{library}' is no library of MPI 3: it has no MPI_Get_library_version. Use Open MPI");
        using Process other = BuiltProgram.StartProgram("dotnet", [BuiltProgram.AssemblyOf(ToolProject), .. arguments], null, ("MLNETGAN_MPI_LIBRARY", "libnone.so"));
        BuiltProgram.Finish(other).FailedWith(1, "No library of MPI can be loaded, looked for libnone.so.");
    }

    [TestMethod]
    public void The_Library_Of_Another_Mpi_Than_That_Of_Mpirun_Is_Refused()
    {
        _ = MpiRun.Of(Mpich);
        using var folder = new TemporaryFolder();
        using Process process = MpiRun.Of(OpenMpi).Start(
            2, ToolProject, ["train", "dcgan", "--drawn", "64", "--out", folder.File("run")], ("MLNETGAN_MPI_LIBRARY", "libmpich.so.12"));
        ProgramResult result = BuiltProgram.Finish(process);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.Contains("mpirun started 2 processes, of which 'libmpich.so.12' (MPICH Version", result.Error);
    }

    [TestMethod]
    public void An_Mpi_That_The_Program_Began_For_One_Thread_Is_Refused()
    {
        using var folder = new TemporaryFolder();
        using Process process = MpiRun.Of(Mpich).Start(1, Path.Combine("tests", "UserProgram"), ["begun", folder.File("run")]);
        ProgramResult result = BuiltProgram.Finish(process);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.Contains("is to be called by the thread alone that began it: its level of threads is 0, expected at least 2", result.Error);
    }

    [TestMethod]
    [DataRow("--set BatchSize=15 --drawn 64", "--set BatchSize is 15, which 2 processes cannot share: expected a multiple of 2, such as 16")]
    [DataRow("--drawn 1", "Training data holds 1 image, too few for a batch")]
    [DataRow("--folder /nowhere", "Could not find the image folder '/nowhere'")]
    public void What_All_Refuse_The_First_Tells_And_Leaves_No_Folder(string what, string message)
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        using Process process = MpiRun.Of(OpenMpi).Start(2, ToolProject, ["train", "dcgan", .. what.Split(' '), "--out", run]);
        ProgramResult result = BuiltProgram.Finish(process);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.StartsWith($"mlnetgan: process 0 of 2: {message}", string.Join('\n', Told(result)));
        Assert.HasCount(1, Told(result));
        Assert.IsFalse(Directory.Exists(run));
    }

    [TestMethod]
    [DataRow(OpenMpi), DataRow(Mpich)]
    public void A_Process_That_Cannot_Start_Tells_For_All(string kind)
    {
        using var folder = new TemporaryFolder();
        string[] train = ["train", "dcgan", "--preset", "compact", "--out", folder.File("run")];
        using Process process = MpiRun.Of(kind).Start(1, ToolProject,
            [.. train, "--drawn", "64", ":", "-np", "1", "dotnet", BuiltProgram.AssemblyOf(ToolProject), .. train, "--folder", "/nowhere"]);
        ProgramResult result = BuiltProgram.Finish(process);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.StartsWith("mlnetgan: process 1 of 2: Could not find the image folder '/nowhere'", string.Join('\n', Told(result)));
        Assert.HasCount(1, Told(result));
    }

    [TestMethod]
    public void The_Batch_Is_Given_In_Parts_Or_Whole()
    {
        Assert.Contains("BatchSize=24", Tool("train", "dcgan", "--drawn", "64", "--batch-per-rank", "24", "--dry-run").Succeeded().Output);
        Tool("train", "dcgan", "--drawn", "64", "--batch-per-rank", "24", "--set", "BatchSize=24", "--dry-run")
            .FailedWith(2, "--batch-per-rank does not go with --set BatchSize: leave one out.");
    }

    // The program of a run that an mpirun has numbered 1.
    private static Process Second(string run) => Process.GetProcessesByName("dotnet").First(process =>
        Read(process.Id, "cmdline").Contains(run) && Read(process.Id, "environ").Any(variable => variable is "OMPI_COMM_WORLD_RANK=1" or "PMI_RANK=1"));

    // Open MPI adds lines of its own.
    private static string[] Told(ProgramResult result) =>
        [.. result.Error.Split('\n').Where(line => line.StartsWith("mlnetgan: ", StringComparison.OrdinalIgnoreCase))];

    private static string[] Read(int process, string what)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{what}").Split('\0');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another user's, or at its end.
            return [];
        }
    }
}
