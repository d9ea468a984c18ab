using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan train</c></summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var command = new Command("train", "Trains a system into a run folder. To go on with a run: mlnetgan train --resume --out RUN.");
        foreach (SystemDefinition system in SystemList.All)
            command.Add(new TrainSystemCommand(system));
        return command;
    }
}
