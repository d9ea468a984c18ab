using System.Text;
using MLNetGan.Cli.Runs;
using Spectre.Console;

namespace MLNetGan.Cli.Display;

/// <summary>
/// What the tool writes on. After <see cref="SetUp"/> all that goes through <see cref="Console"/> is printable, and no failure of it ends
/// the program.
/// </summary>
internal static class Terminal
{
    // A table of fewer columns is of no use.
    private const int LeastWidth = 40, UsualWidth = 80, MostWidth = 120;

    private static GuardedWriter s_output = new(TextWriter.Null, _ => { });

    /// <summary>Whether some output was lost.</summary>
    public static bool HasLostOutput => s_output.HasFailed;

    /// <summary>Columns for text.</summary>
    public static int Width => Console.IsOutputRedirected ? UsualWidth : Math.Clamp(Console.WindowWidth, LeastWidth, MostWidth);

    /// <summary>The terminal for tables that are drawn again and again; null where output goes elsewhere.</summary>
    public static IAnsiConsole? Live
    {
        get
        {
            if (Console.IsOutputRedirected)
                return null;
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new Output(new AnsiConsoleOutput(s_output)) });
            return console.Profile.Capabilities.Ansi ? console : null;
        }
    }

    public static void SetUp()
    {
        // Open MPI's mpirun makes each process believe that it has a terminal.
        if (Processes.Count > 1)
            Environment.SetEnvironmentVariable("TERM", "dumb");
        s_output = new GuardedWriter(Console.Out, error =>
            Console.Error.WriteLine($"mlnetgan: warning: standard output cannot be written, and is left out from here: {error.Message}"));
        Console.SetError(new PrintableWriter(new GuardedWriter(Console.Error, _ => { })));
        Console.SetOut(new PrintableWriter(s_output));
    }

    // Spectre.Console takes for a terminal only what writes to Console.Out itself.
    private sealed class Output(AnsiConsoleOutput inner) : IAnsiConsoleOutput
    {
        public TextWriter Writer => inner.Writer;

        public bool IsTerminal => true;

        public int Width => inner.Width;

        public int Height => inner.Height;

        public void SetEncoding(Encoding encoding) => inner.SetEncoding(encoding);
    }
}
