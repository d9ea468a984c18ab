using System.Diagnostics;
using System.Globalization;

namespace MLNetGan.Tests.Cli;

/// <summary>Tests that run the tool <c>mlnetgan</c>; they share one small AC-GAN run and one small pix2pix run.</summary>
public abstract class ToolTest
{
    private static readonly SharedRun s_generator = new("train", "acgan", "--drawn", "192", "--preset", "compact", "--epochs", "2");
    private static readonly SharedRun s_translator = new("train", "pix2pix", "--drawn", "10", "--size", "32", "--preset", "compact", "--epochs", "11");

    /// <summary>A finished AC-GAN run of six steps. Tests read it only.</summary>
    protected static string TrainedRun => s_generator.Folder;

    /// <summary>A finished pix2pix run of 22 steps on nine pairs of 32x32, evaluated after epochs 10 and 11. Tests read it only.</summary>
    protected static string TranslatorRun => s_translator.Folder;

    /// <summary>What training the AC-GAN run printed.</summary>
    internal static ProgramResult TrainingResult => s_generator.Result;

    /// <summary>What training the pix2pix run printed.</summary>
    internal static ProgramResult TranslatorTrainingResult => s_translator.Result;

    internal static ProgramResult Tool(params string[] arguments) => BuiltProgram.Run(ToolProject, arguments);

    /// <summary>Runs the tool in this process: the many command lines that it refuses take no process each.</summary>
    internal static ProgramResult ToolHere(params string[] arguments) => Here(() => MLNetGan.Cli.Program.Run(arguments));

    /// <summary>What an action writes to the console in this process.</summary>
    /// <param name="action">Gives an exit status.</param>
    internal static ProgramResult Here(Func<int> action)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using StringWriter said = new(), complained = new();
        Console.SetOut(said);
        Console.SetError(complained);
        try
        {
            int exitCode = action();
            return new ProgramResult(exitCode, $"{said}", $"{complained}");
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    internal static string ToolProject => Path.Combine("src", "MLNetGan.Cli");

    /// <summary>Has a started tool stop, as Ctrl-C does; not on Windows.</summary>
    internal static void Interrupt(Process process)
    {
        using Process kill = Process.Start("kill", [IsInterruptIgnored() ? "-TERM" : "-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    // Shells let what they start in the background ignore SIGINT, and all that it starts does, too. The tool takes both signals alike.
    private static bool IsInterruptIgnored() => OperatingSystem.IsLinux() &&
        File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line &&
        (ulong.Parse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;

    /// <summary>Removes the shared runs.</summary>
    internal static void CleanUp()
    {
        s_generator.Remove();
        s_translator.Remove();
    }

    private sealed class SharedRun
    {
        private readonly Lazy<(TemporaryFolder Folder, ProgramResult Result)> _run;

        public SharedRun(params string[] arguments) => _run = new(() =>
        {
            var folder = new TemporaryFolder();
            return (folder, Tool([.. arguments, "--out", folder.File("run")]));
        });

        public ProgramResult Result => _run.Value.Result;

        public string Folder
        {
            get
            {
                Result.Succeeded();
                return _run.Value.Folder.File("run");
            }
        }

        public void Remove()
        {
            if (_run.IsValueCreated)
                _run.Value.Folder.Dispose();
        }
    }
}
