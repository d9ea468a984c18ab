namespace MLNetGan.Training;

/// <summary>Finds delivered networks that a run has ended too early for: moves of which none was made.</summary>
internal static class UntrainedPlayers
{
    /// <summary>Which they are and what it takes, in words; null where all that is delivered has learned.</summary>
    /// <param name="system">The system, in the phase that the run has ended in.</param>
    /// <param name="steps">The steps of the run.</param>
    public static string? Describe(TrainingSystem system, long steps)
    {
        bool HasLearned(Player player) => system.Moves.Any(move => move.Learners.Contains(player) && move.MadeBefore(steps) > 0);
        Player[] untrained = [.. system.Players.Where(player => player.IsDelivered && !HasLearned(player))];
        Move[] moves = [.. system.Moves.Where(move => untrained.Any(move.Learners.Contains))];
        if (moves.Length == 0)
            return null;
        long first = moves.Min(move => move.Turns.GetOffsetAndLength(move.Interval).Offset + 1);
        string names = string.Join(" and ", moves.Select(move => $"'{move.Name}'"));
        return $"Training has ended after {steps} {(steps == 1 ? "step" : "steps")}, and {names} first learn in step {first}: " +
            "what is delivered has learned nothing. Raise TrainingOptions.Epochs to go on, or give more images";
    }
}
