using System.Diagnostics;

namespace MLNetGan.Tests.Cli;

/// <summary>Starts programs with an mpirun of this machine.</summary>
/// <param name="program">The mpirun.</param>
/// <param name="options">What it needs on a machine of few processors.</param>
internal sealed class MpiRun(string program, string[] options)
{
    /// <summary>The kinds of MPI that are looked for.</summary>
    public const string OpenMpi = "Open MPI", Mpich = "HYDRA";

    /// <summary>The mpirun of a kind; a test without it is inconclusive.</summary>
    public static MpiRun Of(string kind)
    {
        string named = kind == OpenMpi ? "mpirun.openmpi" : "mpirun.mpich";
        if (((string[])[named, "mpirun"]).FirstOrDefault(program => Version(program).Contains(kind, StringComparison.Ordinal)) is not { } found)
        {
            Assert.Inconclusive($"There is no mpirun of {kind} here.");
            throw new UnreachableException();
        }
        return new MpiRun(found, kind == OpenMpi ? ["--allow-run-as-root", "--oversubscribe", "--bind-to", "none", "--mca", "mpi_yield_when_idle", "1"] : []);
    }

    /// <summary>Starts processes of a program of this repository.</summary>
    /// <param name="count">How many.</param>
    /// <param name="project">The folder of its project.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Variables of the environment for all.</param>
    public Process Start(int count, string project, string[] arguments, params (string Name, string Value)[] variables) => BuiltProgram.StartProgram(
        program, [.. options, "-np", $"{count}", "dotnet", BuiltProgram.AssemblyOf(project), .. arguments],
        // Threads that share a processor with those that wait for them would take all day; and Open MPI makes programs believe that they have
        // a terminal, which .NET then prepares.
        folder: null, [("OMP_NUM_THREADS", "1"), ("TERM", "dumb"), .. variables]);

    private static string Version(string program)
    {
        try
        {
            using Process process = BuiltProgram.StartProgram(program, ["--version"]);
            return BuiltProgram.Finish(process).Output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
