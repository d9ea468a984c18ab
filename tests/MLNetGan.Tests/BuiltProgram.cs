using System.Diagnostics;

namespace MLNetGan.Tests;

/// <summary>Runs a program of this repository as a process of its own, as users do.</summary>
internal static class BuiltProgram
{
    // For what never ends; a machine that is busy with other things may take long.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    // The tests lie in ROOT/tests/MLNetGan.Tests/bin/CONFIGURATION/net10.0, a program in the same place of its project.
    private static readonly DirectoryInfo s_output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = s_output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>Release or Debug.</summary>
    public static string Configuration { get; } = s_output.Parent!.Name;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="project">The folder of its project, relative to the repository.</param>
    public static ProgramResult Run(string project, params string[] arguments) => RunIn(null, project, arguments);

    /// <summary>Runs a program to its end in a folder.</summary>
    public static ProgramResult RunIn(string? folder, string project, params string[] arguments)
    {
        using Process process = StartAssembly(AssemblyOf(project), arguments, folder);
        return Finish(process);
    }

    /// <summary>Starts a program.</summary>
    public static Process Start(string project, params string[] arguments) => StartAssembly(AssemblyOf(project), arguments);

    /// <summary>The built program of a project.</summary>
    public static string AssemblyOf(string project)
    {
        string folder = Path.Combine(Root, project), name = Path.GetFileNameWithoutExtension(Directory.GetFiles(folder, "*.csproj").Single());
        string assembly = Path.Combine(folder, "bin", Configuration, s_output.Name, $"{name}.dll");
        Assert.IsTrue(File.Exists(assembly), $"'{assembly}' is not built.");
        return assembly;
    }

    /// <summary>Starts a program by its file.</summary>
    public static Process StartAssembly(string assembly, string[] arguments, string? folder = null) =>
        StartProgram("dotnet", [assembly, .. arguments], folder);

    /// <summary>Starts any program.</summary>
    public static Process StartProgram(string program, string[] arguments, string? folder = null, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // Tests send nothing, those of programs without the library neither.
            Environment = { ["ORT_DISABLE_TELEMETRY"] = "1" },
        };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end and collects the output.</summary>
    public static ProgramResult Finish(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The program did not end in {Limit.TotalMinutes} minutes. Output: {output.Result} {error.Result}");
        }
        return new ProgramResult(process.ExitCode, output.Result, error.Result);
    }
}
