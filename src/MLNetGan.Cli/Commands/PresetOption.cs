using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary>The option that chooses among a system's presets.</summary>
internal static class PresetOption
{
    public static Option<string?> Create(string description)
    {
        var preset = new Option<string?>("--preset")
        {
            HelpName = "NAME",
            Description = $"{description} {SystemDefinition.Reference} (the published networks) or {SystemDefinition.Compact} (sized for a CPU). [default: {SystemDefinition.Reference}]",
        };
        preset.AcceptOnlyFromAmong(SystemDefinition.Reference, SystemDefinition.Compact);
        return preset;
    }
}
