namespace MLNetGan.Runs;

/// <summary>A row of losses.csv.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">Steps since the run began.</param>
/// <param name="Seconds">Training time since the run began.</param>
/// <param name="Images">Real images since the run began.</param>
/// <param name="Values">The further columns: losses, their terms, scalars and the measure; null where the row has none.</param>
internal sealed record LossRow(int Epoch, long Step, double Seconds, long Images, IReadOnlyDictionary<string, double?> Values)
{
    /// <summary>How the names of columns of losses end.</summary>
    public const string LossEnding = "_loss";

    public static LossRow Of(TrainingProgress progress)
    {
        var values = new OrderedDictionary<string, double?>();
        // Should two have one name, the first is the more important one.
        foreach ((string name, double loss) in progress.Losses)
            values.TryAdd(name + LossEnding, loss);
        foreach ((string name, double value) in progress.LossTerms.Concat(progress.Scalars))
            values.TryAdd(name, value);
        if (progress.Measure is { } measure)
            values.TryAdd(measure.Name, measure.Value);
        return new LossRow(progress.Epoch, progress.Step, progress.Elapsed.TotalSeconds, progress.Images, values);
    }

    /// <summary>The losses by their names; they are the first columns.</summary>
    public IEnumerable<(string Name, double Value)> Losses => Values
        .TakeWhile(value => value.Key.EndsWith(LossEnding, StringComparison.Ordinal))
        .Select(value => (value.Key[..^LossEnding.Length], value.Value ?? double.NaN));

    /// <summary>What is neither a loss, nor a term of one, nor a measure.</summary>
    /// <param name="measure">The measure's name, where there is one.</param>
    public IEnumerable<(string Name, double Value)> Scalars(string? measure)
    {
        string[] losses = [.. Losses.Select(loss => loss.Name + "_")];
        return Values
            .Where(value => value.Key != measure && value.Value is not null
                && !losses.Any(loss => value.Key.StartsWith(loss, StringComparison.Ordinal)))
            .Select(value => (value.Key, value.Value!.Value));
    }
}
