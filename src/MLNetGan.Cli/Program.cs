using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using MLNetGan.Cli.Commands;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Errors;
using MLNetGan.Cli.Runs;
using MLNetGan.Native;
using MLNetGan.Training;

namespace MLNetGan.Cli;

/// <summary>The tool <c>mlnetgan</c>: trains GANs, samples and exports them.</summary>
internal static class Program
{
    // SIGXFSZ on Linux and macOS: a file reached what the user's limit allows. Without the signal, which would end the process without a
    // word, the write itself fails and says so.
    private const int FileTooLarge = 25;

    private static int Main(string[] arguments)
    {
        Terminal.SetUp();
        using PosixSignalRegistration? full = OperatingSystem.IsWindows()
            ? null : PosixSignalRegistration.Create((PosixSignal)FileTooLarge, signal => signal.Cancel = true);
        AppDomain.CurrentDomain.UnhandledException += (_, unhandled) => Environment.Exit(Fail((Exception)unhandled.ExceptionObject));
        return Run(arguments);
    }

    /// <summary>Does what a command line says; what is wrong is told on standard error.</summary>
    /// <returns>The exit status.</returns>
    internal static int Run(string[] arguments)
    {
        Command root = CreateRoot();
        if (arguments.Length == 0)
            root.Parse("--help").Invoke();
        try
        {
            ParseResult parsed = root.Parse(Processes.Prepare(() => ResumedSystem.Complete(arguments)),
                new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
                return UsageErrors.Write(MpiLauncher.Rank is null or 0 ? Console.Error : TextWriter.Null, parsed);
            // Signals are the commands' own business: some can be stopped in a way that keeps something.
            int status = parsed.Invoke(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            // What other commands print is what they are for; a run is in its folder.
            return status == ExitCode.Success && Terminal.HasLostOutput && parsed.CommandResult.Command is not TrainSystemCommand
                ? ExitCode.Error : status;
        }
        catch (Exception error)
        {
            return Fail(error);
        }
    }

    private static int Fail(Exception error)
    {
        if (error is not OtherProcessException)
            Console.Error.WriteLine($"mlnetgan: {Processes.Name}{Failure.Describe(error)}");
        return ExitCode.Error;
    }

    // Not a RootCommand, which would show the assembly's name for the tool's.
    internal static Command CreateRoot() => new("mlnetgan",
        "Trains generative adversarial networks on images, generates and translates images with them, and exports them to ONNX.")
    {
        SettingHelp.Create(),
        new VersionOption(),
        TrainCommand.Create(),
        OptionsCommand.Create(),
        GenerateCommand.Create(),
        MergeCommand.Create(),
        ExploreCommand.Create(),
        TranslateCommand.Create(),
        ExportCommand.Create(),
        ImportCommand.Create(),
        InspectCommand.Create(),
        ReportCommand.Create(),
        EvaluateCommand.Create(),
        new UpliftCommand(),
    };
}
