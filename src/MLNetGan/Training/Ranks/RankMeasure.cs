using System.Runtime.InteropServices;

namespace MLNetGan.Training;

/// <summary>
/// A measure that the first process takes, and all are told of: what is best, and when a run ends, is then the same for all.
/// </summary>
internal sealed class RankMeasure(IMeasure measure, IRankGroup ranks) : IMeasure
{
    public string Name => measure.Name;

    public bool IsLowerBetter => measure.IsLowerBetter;

    /// <exception cref="StoppedTogetherException">The first process was to stop while it measured; thrown in all.</exception>
    public Measurement Measure()
    {
        Measurement? measured = null;
        OperationCanceledException? stop = null;
        try
        {
            measured = ranks.Rank == 0 ? measure.Measure() : null;
        }
        catch (OperationCanceledException error)
        {
            stop = error;
        }
        // What was not measured travels as what is no number.
        double[] told = [measured?.Value ?? 0, measured?.Recall ?? double.NaN, stop is null ? 0 : 1];
        ranks.Broadcast(MemoryMarshal.AsBytes(told.AsSpan()));
        if (told[2] > 0)
            throw new StoppedTogetherException(stop?.CancellationToken ?? default, stop);
        return measured ?? new Measurement(told[0]) { Recall = double.IsNaN(told[1]) ? null : told[1] };
    }
}
