using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary>Options that say how many channels images have.</summary>
internal static class ChannelsOption
{
    public static Option<int?> Create(string name, string description)
    {
        var option = new Option<int?>(name)
        {
            HelpName = "1|3|4",
            Description = $"{description} 1 is grey, 3 colour, 4 colour with alpha."
        };
        option.AcceptOneOf("1", "3", "4");
        return option;
    }
}
