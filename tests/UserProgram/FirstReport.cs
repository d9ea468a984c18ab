using MLNetGan;

namespace UserProgram;

/// <summary>Does something when training has reported for the first time.</summary>
internal sealed class FirstReport(Action action) : IProgress<TrainingProgress>
{
    private int _count;

    public void Report(TrainingProgress value)
    {
        if (_count++ == 0)
            action();
    }
}
