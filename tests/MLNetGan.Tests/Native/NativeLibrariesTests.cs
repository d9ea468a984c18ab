using System.Reflection;
using MLNetGan.Native;

namespace MLNetGan.Tests.Native;

[TestClass]
public sealed class NativeLibrariesTests
{
    // .NET 10 puts this before the line of the system's loader.
    private const string Opening = "Unable to load shared library '/app/libLibTorchSharp.so' or one of its dependencies. In order to help diagnose " +
        "loading problems, consider using a tool like strace. If you're using glibc, consider setting the LD_DEBUG environment variable: \n";

    [TestMethod]
    [DataRow("/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libLibTorchSharp.so)\n",
        "It needs GLIBCXX_3.4.32, and this system's libstdc++.so.6 is too old for that. Update that library")]
    [DataRow("/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by /app/libc10.so)\n",
        "It needs GLIBC_2.38, and this system's libc.so.6 is too old for that. Update that library")]
    [DataRow("libgomp-98b21ff3.so.1: cannot open shared object file: No such file or directory\n",
        "'/app/libLibTorchSharp.so' needs libgomp-98b21ff3.so.1, which is missing.")]
    // glibc passes over files of another processor as if they were not there.
    [DataRow("/app/libLibTorchSharp.so: cannot open shared object file: No such file or directory\n", "'/app/libLibTorchSharp.so' is damaged or of another platform.")]
    [DataRow("/app/libLibTorchSharp.so: invalid ELF header\n", "'/app/libLibTorchSharp.so' is damaged or of another platform.")]
    [DataRow("/app/libLibTorchSharp.so: file too short\n", "'/app/libLibTorchSharp.so' is damaged or of another platform.")]
    [DataRow("dlopen(/app/libLibTorchSharp.so, 0x0001): Library not loaded: @rpath/libomp.dylib\n", "'/app/libLibTorchSharp.so' needs @rpath/libomp.dylib, which is missing.")]
    [DataRow("The specified module could not be found. (0x8007007E)", "Install the Visual C++ Redistributable.")]
    public void TheLoadersMessage_BecomesACauseAndAFix(string message, string expected)
    {
        string text = NativeLibraries.Explain(Opening + message, "/app/libLibTorchSharp.so", "TorchSharp-cpu");
        Assert.Contains(expected, text);
        Assert.DoesNotContain("\n", text);
        Assert.DoesNotContain("strace", text);
    }

    [TestMethod]
    public void ALibraryOfNoPackage_IsAMissingReference()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => NativeLibraries.Load("none_such", Assembly.GetExecutingAssembly(), "The library", "A.Package"));
        Assert.AreEqual("The library cannot be loaded. Reference the package A.Package in the program.", error.Message);
    }

    [TestMethod]
    [DataRow("linux-x64", "Reference the package TorchSharp-cpu, ")]
    [DataRow("linux-arm64", "No package has it for linux-arm64, only for linux-x64, ")]
    [DataRow("osx-x64", "No package has it for osx-x64, only for linux-x64, ")]
    public void APlatformOfNoPackage_IsNamed(string platform, string expected) =>
        Assert.StartsWith(expected, NativeLibraries.Missing(NativeLibraries.TorchPackages, platform));

    // What this system's loader really says of files that lie where the program's libraries do.
    [TestMethod]
    [DataRow("MZ\u0090\0 of another platform")]
    [DataRow("")]
    public void AFileThatIsNoLibrary_IsNamed(string content)
    {
        string name = $"none_such_{content.Length}", file = Path.Combine(AppContext.BaseDirectory, NativeFiles.NameOf(name));
        File.WriteAllText(file, content);
        try
        {
            var error = Assert.ThrowsExactly<InvalidOperationException>(() => NativeLibraries.Load(name, Assembly.GetExecutingAssembly(), "The library", "A.Package"));
            StringAssert.StartsWith(error.Message, $"The library cannot be loaded. '{file}' is damaged or of another platform.");
            Assert.DoesNotContain("\n", error.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
