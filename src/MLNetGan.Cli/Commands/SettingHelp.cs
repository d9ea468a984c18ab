using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>Lists the options of systems that <c>--set</c> sets; also at the end of the help on <c>train SYSTEM</c>.</summary>
internal static class SettingHelp
{
    /// <summary>The option --help of all commands.</summary>
    public static HelpOption Create()
    {
        var help = new HelpOption();
        help.Action = new Action((HelpAction)help.Action!);
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
                output.WriteLine($"      {summary}");
        }
    }

    private sealed class Action(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => help.ClearsParseErrors;

        public override int Invoke(ParseResult parseResult)
        {
            int status = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is TrainSystemCommand train)
                Write(parseResult.InvocationConfiguration.Output, train.System, SystemDefinition.Reference);
            return status;
        }
    }
}
