using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary>The option that chooses among a system's presets.</summary>
internal static class PresetOption
{
    public static Option<string?> Create(string description, string fallback = SystemDefinition.Reference)
    {
        var preset = new Option<string?>("--preset")
        {
            HelpName = "NAME",
            Description = $"{description} {SystemDefinition.Reference} (the published networks) or {SystemDefinition.Compact} (sized for " +
                $"a CPU). [default: {fallback}]",
        };
        preset.AcceptOneOf(SystemDefinition.Reference, SystemDefinition.Compact);
        return preset;
    }
}
