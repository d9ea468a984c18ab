using System.Diagnostics;

namespace MLNetGan.Tests.Cli;

/// <summary>Runs copies of the tool from which a native library is missing.</summary>
[TestClass]
public sealed class MissingLibraryTests : ToolTest
{
    [TestMethod]
    public void WithoutLibtorch_TrainingNamesThePackage()
    {
        using var folder = new TemporaryFolder();
        RunCopyWithout("torch", folder, "train", "dcgan", "--drawn", "64", "--out", folder.File("run"))
            .FailedWith(1, "TorchSharp's native library cannot be loaded. Reference the package TorchSharp-cpu");
    }

    [TestMethod]
    public void WithoutOnnxRuntime_SavingNamesThePackage()
    {
        using var folder = new TemporaryFolder();
        RunCopyWithout("onnxruntime", folder, "train", "dcgan", "--drawn", "64", "--preset", "compact", "--epochs", "1", "--out", folder.File("run"))
            .FailedWith(1, "ONNX Runtime's native library cannot be loaded. Reference the package Microsoft.ML.OnnxRuntime");
    }

    // Native libraries are the files with the library's name that are not .NET assemblies: those keep their capitals.
    private static ProgramResult RunCopyWithout(string library, TemporaryFolder folder, params string[] arguments)
    {
        string source = Path.GetDirectoryName(BuiltProgram.AssemblyOf(ToolProject))!, copy = folder.File("tool");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetFileName(file);
            bool isAssembly = name.StartsWith("TorchSharp.", StringComparison.Ordinal) || name.StartsWith("Microsoft.ML.", StringComparison.Ordinal);
            if (name.Contains(library, StringComparison.OrdinalIgnoreCase) && !isAssembly)
                continue;
            string target = Path.Combine(copy, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        using Process process = BuiltProgram.StartAssembly(Path.Combine(copy, Path.GetFileName(BuiltProgram.AssemblyOf(ToolProject))), arguments);
        return BuiltProgram.Finish(process);
    }
}
