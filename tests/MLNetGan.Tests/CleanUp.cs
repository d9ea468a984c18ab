using MLNetGan.Tests.Cli;
using MLNetGan.Tests.Packages;

namespace MLNetGan.Tests;

/// <summary>Removes what classes of tests share.</summary>
[TestClass]
public static class CleanUp
{
    /// <summary>Runs after all tests.</summary>
    [AssemblyCleanup]
    public static void Remove()
    {
        ToolTest.CleanUp();
        PackageFolder.CleanUp();
    }
}
