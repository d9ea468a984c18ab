namespace MLNetGan.Training;

/// <summary>Something that training should not do for long, told by means over a window of steps of what a move's loss reports.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Move">The move.</param>
/// <param name="Holds">Whether it holds, by the means of the move's values and the steps done.</param>
/// <param name="Message">What to tell, by the means, the steps done, the steps of a window and those for which it has held.</param>
internal sealed record WatchedCondition(
    TrainingWarningKind Kind, string Move, Func<IReadOnlyDictionary<string, double>, long, bool> Holds,
    Func<WatchedWindow, string> Message);

/// <summary>A window of steps at whose end a condition has held for long.</summary>
/// <param name="Means">The means of the move's values in it.</param>
/// <param name="Step">Steps done since the run began.</param>
/// <param name="Length">Steps of a window.</param>
/// <param name="Held">Steps for which the condition has held.</param>
internal sealed record WatchedWindow(IReadOnlyDictionary<string, double> Means, long Step, long Length, long Held);
