namespace MLNetGan.Tests.Cli;

/// <summary>Removes what the tool's tests share.</summary>
[TestClass]
public static class ToolCleanUp
{
    /// <summary>Runs after all tests.</summary>
    [AssemblyCleanup]
    public static void Remove() => ToolTest.CleanUp();
}
