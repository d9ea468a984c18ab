using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan import</c></summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var command = new Command(
            "import", "Makes a run folder of the weights of a generator that was trained elsewhere, to translate with and to export.");
        foreach (SystemDefinition system in SystemList.All.Where(system => system.Translator is not null))
            command.Add(new ImportSystemCommand(system));
        return command;
    }
}
