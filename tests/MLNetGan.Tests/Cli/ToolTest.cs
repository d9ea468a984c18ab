namespace MLNetGan.Tests.Cli;

/// <summary>Tests that run the tool <c>mlnetgan</c>; they share one small AC-GAN run.</summary>
public abstract class ToolTest
{
    private static readonly Lazy<(TemporaryFolder Folder, ProgramResult Result)> SharedRun = new(() =>
    {
        var folder = new TemporaryFolder();
        return (folder, Tool(["train", "acgan", "--drawn", "192", "--preset", "compact", "--epochs", "2", "--out", folder.File("run")]));
    });

    /// <summary>A finished run of six steps. Tests read it only.</summary>
    protected static string TrainedRun
    {
        get
        {
            SharedRun.Value.Result.Succeeded();
            return SharedRun.Value.Folder.File("run");
        }
    }

    /// <summary>What training the run printed.</summary>
    internal static ProgramResult TrainingResult => SharedRun.Value.Result;

    internal static ProgramResult Tool(params string[] arguments) => BuiltProgram.Run(ToolProject, arguments);

    internal static string ToolProject => Path.Combine("src", "MLNetGan.Cli");

    /// <summary>Removes the shared run.</summary>
    internal static void CleanUp()
    {
        if (SharedRun.IsValueCreated)
            SharedRun.Value.Folder.Dispose();
    }
}
