using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace MLNetGan.Cli;

/// <summary>The tool <c>mlnetgan</c>: trains GANs, samples and exports them.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        // Not a RootCommand, which would show the assembly's name for the tool's.
        var root = new Command("mlnetgan", "Trains generative adversarial networks on images, generates and translates images with them, and exports them to ONNX.")
        {
            Commands.SettingHelp.Create(),
            new VersionOption(),
            Commands.TrainCommand.Create(),
            Commands.OptionsCommand.Create(),
            Commands.GenerateCommand.Create(),
            Commands.ExploreCommand.Create(),
            Commands.TranslateCommand.Create(),
            Commands.ExportCommand.Create(),
            Commands.InspectCommand.Create(),
        };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction usage)
        {
            usage.ShowHelp = arguments.Length == 0;
            parsed.Invoke();
            Console.Error.WriteLine($"Try '{FullName(parsed.CommandResult)} --help'.");
            return ExitCode.Usage;
        }
        try
        {
            // Signals are the commands' own business: only training can be stopped in a way that keeps something.
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"mlnetgan: {Explain(error)}");
            return ExitCode.Error;
        }
    }

    /// <summary>The command's name after those of the commands that it belongs to.</summary>
    private static string FullName(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{FullName(parent)} {command.Command.Name}" : command.Command.Name;

    /// <summary>An error on one line; wrappers that say nothing themselves are taken off.</summary>
    private static string Explain(Exception error)
    {
        while (error is AggregateException or TypeInitializationException or System.Reflection.TargetInvocationException && error.InnerException is { } inner)
            error = inner;
        string message = error switch
        {
            // .NET appends the parameter's name and value, which mean nothing on a command line.
            ArgumentException argument when argument.ParamName is { Length: > 0 } name && argument.Message.IndexOf($" (Parameter '{name}')", StringComparison.Ordinal) is > 0 and var end => argument.Message[..end],
            OutOfMemoryException => "Out of memory. Use fewer or smaller images, or a smaller batch.",
            _ => error.Message,
        };
        return message.ReplaceLineEndings(" ").Trim();
    }
}
