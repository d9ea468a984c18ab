using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace MLNetGan.Tests.Packages;

/// <summary>
/// Packages of this build, and a folder to use them in as a user does. Restores there ask this folder and what this build was
/// restored from, no server, and leave nothing in the machine's package cache.
/// </summary>
internal sealed class PackageFolder : IDisposable
{
    private static readonly Lazy<PackageFolder> s_shared = new(() => new PackageFolder());

    private readonly TemporaryFolder _folder = new();

    private PackageFolder()
    {
        Pack(Path.Combine("src", "MLNetGan"), "--no-build");
        Pack(Path.Combine("nuget", "template"), "--no-build");
        File.WriteAllText(
            _folder.File("nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="packages" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><add key="restored" value="{Metadata("PackageCache")}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>The one that all tests of packages share.</summary>
    public static PackageFolder Shared => s_shared.Value;

    /// <summary>The packages' version: never one that was there before.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}";

    /// <summary>This platform's part of TorchSharp-cpu, as NAME@VERSION.</summary>
    public static string Libtorch => $"libtorch-cpu-{RuntimeInformation.RuntimeIdentifier}@{Metadata("LibtorchVersion")}";

    /// <summary>The folder of the packages.</summary>
    public string Packages => _folder.File("packages");

    /// <summary>A value that the build left for tests.</summary>
    public static string Metadata(string name) =>
        typeof(PackageFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;

    /// <summary>A path in the folder.</summary>
    public string At(params string[] parts) => _folder.File(parts);

    /// <summary>Makes a package of a project of this repository.</summary>
    public void Pack(string project, params string[] arguments) => Run(
        "dotnet", BuiltProgram.Root,
        ["pack", project, "-c", BuiltProgram.Configuration, "-o", Packages, "--nologo", "-v", "quiet", $"-p:PackageVersion={Version}", .. arguments]);

    /// <summary>Runs dotnet, or a program, in a folder of the folder. Warnings are errors.</summary>
    public string Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.File(folder, "."),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Servers that outlive a command would keep its output open, and on Windows its folder.
        (string Name, string Value)[] variables =
        [
            ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"),
        ];
        if (folder != BuiltProgram.Root)
        {
            variables =
            [
                .. variables, ("NUGET_PACKAGES", _folder.File("cache")), ("TreatWarningsAsErrors", "true"),
                ("CreateHardLinksForCopyLocalIfPossible", "true"),
                // Where dotnet builds programs of one file; on Windows in the temporary folder.
                ("XDG_DATA_HOME", _folder.Path),
            ];
        }
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        ProgramResult result = BuiltProgram.Finish(process);
        Assert.AreEqual(0, result.ExitCode, $"{program} {string.Join(' ', arguments)}\n{result.Output}{result.Error}");
        return result.Output;
    }

    /// <summary>Makes a program as users begin one, with this build's package and this platform's libtorch.</summary>
    public void NewProgram(string name)
    {
        Run("dotnet", ".", "new", "console", "-o", name, "--no-restore");
        Run("dotnet", name, "add", "package", "MLNetGan", "--version", Version);
        Run("dotnet", name, "add", "package", Libtorch);
    }

    /// <summary>Reads a saved pipeline's images of rows (SEED=LABEL) in a program that knows nothing of this library, 28x28 values each.</summary>
    public float[] ReadInPlainMlNet(string folder, string pipeline, params string[] rows)
    {
        string images = At(folder, "read");
        BuiltProgram.Run(Path.Combine("tests", "PlainMlNet"), ["generate", At(folder, pipeline), images, .. rows]).Succeeded();
        float[] read = Floats(images);
        Assert.HasCount(rows.Length * 28 * 28, read);
        return read;
    }

    /// <summary>The numbers in a file.</summary>
    public static float[] Floats(string file) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();

    /// <summary>Ends a test where what programs run on is not what the build was restored with.</summary>
    public static void SkipWithoutCpuBackend()
    {
        if (Metadata("TorchBackend") != "cpu")
            Assert.Inconclusive("The build was restored with another backend than cpu.");
    }

    /// <summary>Removes what tests shared.</summary>
    public static void CleanUp()
    {
        if (s_shared.IsValueCreated)
            s_shared.Value.Dispose();
    }

    public void Dispose() => _folder.Dispose();
}
