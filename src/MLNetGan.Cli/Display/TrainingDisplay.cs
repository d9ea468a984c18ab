using Spectre.Console;

namespace MLNetGan.Cli.Display;

/// <summary>Shows a run's progress: a live table in a terminal, plain lines where output is redirected.</summary>
internal static class TrainingDisplay
{
    /// <summary>Trains with progress on the console.</summary>
    /// <param name="train">Trains and reports to the given receiver.</param>
    public static T Show<T>(Func<IProgress<TrainingProgress>, T> train)
    {
        if (Terminal.Live is not { } terminal)
            return train(new PlainProgress(Console.Out));
        return terminal.Live(new Text("")).Start(context => train(new LiveProgress(terminal, context)));
    }
}
