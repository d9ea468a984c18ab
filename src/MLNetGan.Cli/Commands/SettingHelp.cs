using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>Lists the options of systems that <c>--set</c> sets; also at the end of the help on <c>train SYSTEM</c>.</summary>
internal static class SettingHelp
{
    private const string Indent = "      ";

    /// <summary>The option --help of all commands.</summary>
    public static HelpOption Create()
    {
        var help = new HelpOption();
        var action = (HelpAction)help.Action!;
        action.MaxWidth = Terminal.Width;
        help.Action = new Action(action);
        return help;
    }

    /// <summary>Writes each as it is set, with its value in a preset, its range, and what it is.</summary>
    public static void Write(TextWriter output, SystemDefinition system, string preset)
    {
        TrainingOptions options = system.Presets[preset]();
        output.WriteLine($"Options of {system.Title} that --set NAME=VALUE sets, with the values of the preset {preset}:");
        foreach (OptionProperty property in Setting.Of(system))
        {
            output.WriteLine($"  {property.Name}={Setting.Format(property, property.Value(options))}  ({Setting.Values(property)})");
            if (OptionDocs.Summary(property) is { Length: > 0 } summary)
            {
                foreach (string line in Lines(summary, Terminal.Width - Indent.Length))
                    output.WriteLine($"{Indent}{line}");
            }
        }
    }

    private static IEnumerable<string> Lines(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line += line.Length > 0 ? $" {word}" : word;
        }
        yield return line;
    }

    private sealed class Action(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => help.ClearsParseErrors;

        public override int Invoke(ParseResult parseResult)
        {
            int status = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is TrainSystemCommand train)
                Write(parseResult.InvocationConfiguration.Output, train.System, train.PresetOf(parseResult));
            return status;
        }
    }
}
