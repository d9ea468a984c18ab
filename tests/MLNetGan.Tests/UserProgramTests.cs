using System.Diagnostics;

namespace MLNetGan.Tests;

/// <summary>What programs that use the library leave behind, and how they end.</summary>
[TestClass]
public sealed class UserProgramTests
{
    private static Process Start(TemporaryFolder home, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.AssemblyOf("tests/UserProgram"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in (string[])["HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP"])
            start.Environment[variable] = home.Path;
        foreach (string variable in (string[])["XDG_CACHE_HOME", "ORT_DISABLE_TELEMETRY"])
            start.Environment.Remove(variable);
        return Process.Start(start)!;
    }

    private static ProgramResult Run(TemporaryFolder home, params string[] arguments)
    {
        using Process process = Start(home, arguments);
        return BuiltProgram.Finish(process);
    }

    private static string[] Scratch(TemporaryFolder home) => Directory.GetDirectories(home.Path, "mlnetgan-scratch-*");

    [TestMethod]
    public void A_Program_That_Ends_While_Another_Thread_Trains_Ends_Well_With_A_Checkpoint()
    {
        using var home = new TemporaryFolder();
        string run = Path.Combine(home.Path, "run");
        ProgramResult result = Run(home, "train", run).Succeeded();
        Assert.AreEqual("", result.Output + result.Error);
        Assert.HasCount(1, Directory.GetDirectories(Path.Combine(run, "checkpoints")));
    }

    [TestMethod]
    [DataRow("quit", DisplayName = "on the thread that trains")]
    [DataRow("read", DisplayName = "while other threads read a generator")]
    public void A_Program_That_Ends_Ends_Well(string what)
    {
        using var home = new TemporaryFolder();
        ProgramResult result = Run(home, what).Succeeded();
        Assert.AreEqual("", result.Output + result.Error);
    }

    [TestMethod]
    public void Saving_Leaves_The_File_Alone_And_No_Data_About_The_User()
    {
        using TemporaryFolder home = new(), output = new();
        Run(home, "save", output.File("model.zip")).Succeeded();
        Assert.AreEqual("", string.Join(' ', Directory.GetFileSystemEntries(home.Path, "*", SearchOption.AllDirectories)));
        Assert.HasCount(1, Directory.GetFiles(output.Path));
    }

    [TestMethod]
    public void What_A_Killed_Program_Left_The_Next_One_Removes()
    {
        using TemporaryFolder home = new();
        Assert.AreNotEqual(0, Run(home, "grow").ExitCode);
        Assert.HasCount(1, Scratch(home));
        Run(home, "save", home.File("model.zip")).Succeeded();
        Assert.IsEmpty(Scratch(home));
    }
}
