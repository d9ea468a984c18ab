using System.Diagnostics;
using System.Reflection;

namespace MLNetGan.Tests.Packages;

/// <summary>
/// Packages of this build, and a folder to use them in as a user does. Restores there ask this folder and what this build was
/// restored from, no server, and leave nothing in the machine's package cache.
/// </summary>
internal sealed class PackageFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackageFolder()
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

    /// <summary>The packages' version: never one that was there before.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}";

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
            ];
        }
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        ProgramResult result = BuiltProgram.Finish(process);
        Assert.AreEqual(0, result.ExitCode, $"{program} {string.Join(' ', arguments)}\n{result.Output}{result.Error}");
        return result.Output;
    }

    public void Dispose() => _folder.Dispose();
}
