using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan options SYSTEM</c></summary>
internal static class OptionsCommand
{
    public static Command Create()
    {
        var system = new Argument<string>("SYSTEM")
        {
            HelpName = "SYSTEM",
            Description = $"The system: {string.Join(", ", SystemList.All.Select(known => known.Name))}."
        };
        system.AcceptOneOf([.. SystemList.All.Select(known => known.Name)]);
        Option<string?> preset = PresetOption.Create("The preset whose values are shown.");
        var command = new Command("options", "Lists the options of a system that 'train --set' sets.") { system, preset };
        command.SetAction(parsed => SettingHelp.Write(
            Console.Out, SystemList.Find(parsed.GetRequiredValue(system))!, parsed.GetValue(preset) ?? SystemDefinition.Reference));
        return command;
    }
}
