using MLNetGan.Runs;

namespace MLNetGan.Tests.Pipeline;

/// <summary>Files of a run that are not as they were written.</summary>
[TestClass]
public sealed class DamagedRunTests
{
    private const int Changes = 60;

    private static readonly Lazy<TemporaryFolder> s_run = new(() =>
    {
        var folder = new TemporaryFolder();
        Spots.Train(Spots.Options(folder.Path)).Dispose();
        return folder;
    });

    [ClassCleanup]
    public static void CleanUp() => s_run.Value.Dispose();

    public static IEnumerable<object[]> Files => [["model.json"], ["manifest.json"], ["model.safetensors"]];

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void A_Changed_File_Is_Named_Or_Harmless(string name)
    {
        string path = Directory.GetFiles(s_run.Value.Path, name, SearchOption.AllDirectories).Single();
        byte[] whole = File.ReadAllBytes(path);
        try
        {
            for (int i = 0; i < Changes; i++)
            {
                int at = (int)((long)whole.Length * i / Changes);
                Load(path, whole[..at], $"cut at {at}");
                Load(path, [.. whole[..at], (byte)'9', .. whole[at..]], $"9 inserted at {at}");
                Load(path, [.. whole[..at], (byte)'-', .. whole[(at + 1)..]], $"- at {at}");
                Load(path, [.. whole[..at], .. "null"u8, .. whole[Math.Min(whole.Length, at + 4)..]], $"null at {at}");
            }
        }
        finally
        {
            File.WriteAllBytes(path, whole);
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("null")]
    [DataRow("{\"request\":null}")]
    [DataRow("{\"request\":5}")]
    [DataRow("{\"request\":{\"system\":7}}")]
    public void A_Damaged_Request_Is_Named(string content)
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        File.WriteAllText(run.Request, content);
        string fault = $"'{run.Request}' cannot be read: ";
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidDataException>(() => RunRequestFile.ReadRequest<Request>(run)).Message, fault);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidDataException>(() => RunRequestFile.ReadCommand(run)).Message, fault);
    }

    // Whoever opens one waits until somebody writes.
    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    [Timeout(30_000)]
    public void A_Pipe_In_The_Place_Of_A_File_Is_Named()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        foreach (string file in (string[])[run.Model, run.Request])
            System.Diagnostics.Process.Start("mkfifo", [file]).WaitForExit();
        string model = Assert.ThrowsExactly<InvalidDataException>(() => Tiny.ML.Gan().LoadRun<GeneratorTransformer>(folder.Path)).Message;
        Assert.StartsWith($"'{run.Model}' cannot be read: It is empty, or no ordinary file", model);
        Assert.StartsWith($"'{run.Request}' cannot be read: It is empty", Assert.ThrowsExactly<InvalidDataException>(() => RunRequestFile.ReadCommand(run)).Message);
    }

    // Numbers of options may be others without anybody noticing; what cannot be used is told with its file.
    private static void Load(string path, byte[] content, string change)
    {
        File.WriteAllBytes(path, content);
        try
        {
            Tiny.ML.Gan().LoadRun<GeneratorTransformer>(s_run.Value.Path).Dispose();
        }
        catch (InvalidDataException error) when (error.Message.Contains(Path.GetFileName(path), StringComparison.Ordinal) ||
            error.Message.Contains(s_run.Value.Path, StringComparison.Ordinal) || error.Message.Contains("Checkpoint step-", StringComparison.Ordinal))
        {
            // As it should be.
        }
        catch (Exception error)
        {
            Assert.Fail($"{change}: {error}");
        }
    }

    private sealed record Request(string System);
}
