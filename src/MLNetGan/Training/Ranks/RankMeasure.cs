using System.Runtime.InteropServices;

namespace MLNetGan.Training;

/// <summary>
/// A measure that the first process takes, and all are told of: what is best, and when a run ends, is then the same for all.
/// </summary>
internal sealed class RankMeasure(IMeasure measure, IRankGroup ranks) : IMeasure
{
    public string Name => measure.Name;

    public bool IsLowerBetter => measure.IsLowerBetter;

    public Measurement Measure()
    {
        Measurement? measured = ranks.Rank == 0 ? measure.Measure() : null;
        // What was not measured travels as what is no number.
        double[] told = [measured?.Value ?? 0, measured?.Recall ?? double.NaN];
        ranks.Broadcast(MemoryMarshal.AsBytes(told.AsSpan()));
        return measured ?? new Measurement(told[0]) { Recall = double.IsNaN(told[1]) ? null : told[1] };
    }
}
