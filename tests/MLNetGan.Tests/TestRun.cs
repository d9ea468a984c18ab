using MLNetGan.Native;
using MLNetGan.Tests.Cli;
using MLNetGan.Tests.Packages;

namespace MLNetGan.Tests;

/// <summary>What is so before the first test, and what goes after the last.</summary>
[TestClass]
public static class TestRun
{
    // By these, the tests' own or those of what they start, a process knows that others were started with it.
    private static readonly string[] s_others = ["JOB_COMPLETION_INDEX", "OMPI_COMM_WORLD_", "PMI_", "SLURM_"];

    private static ScratchFolder? s_temporary;

    /// <summary>Tests that build networks without <c>Fit</c> want libtorch as <c>Fit</c> has it.</summary>
    [AssemblyInitialize]
    public static void SetUp(TestContext context)
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            if (s_others.Any(other => name.StartsWith(other, StringComparison.Ordinal)))
                Environment.SetEnvironmentVariable(name, null);
        }
        // ML.NET leaves the files of loaded models where nobody disposes of them, and the tool its reports of faults.
        s_temporary = new ScratchFolder();
        foreach (string name in (string[])["TMPDIR", "TEMP", "TMP"])
            Environment.SetEnvironmentVariable(name, s_temporary.Path);
        LibTorch.Load();
    }

    /// <summary>Removes what tests left, and what classes of them share.</summary>
    [AssemblyCleanup]
    public static void CleanUp()
    {
        ToolTest.CleanUp();
        PackageFolder.CleanUp();
        s_temporary?.Dispose();
    }
}
