using System.Diagnostics;
using MLNetGan.Training;

namespace MLNetGan.Benchmarks;

/// <summary>Measures how long a process is busy with what it does together with others, waiting for them included.</summary>
internal sealed class TimedRanks(IRankGroup ranks) : IRankGroup
{
    private readonly Stopwatch _together = new();

    public TimeSpan Together => _together.Elapsed;

    public int Rank => ranks.Rank;

    public int Size => ranks.Size;

    public bool IsAwaited { set => ranks.IsAwaited = value; }

    public void Sum(Span<float> values)
    {
        _together.Start();
        ranks.Sum(values);
        _together.Stop();
    }

    public void Broadcast(Span<byte> values, int root = 0)
    {
        _together.Start();
        ranks.Broadcast(values, root);
        _together.Stop();
    }

    public void Abort(string message) => ranks.Abort(message);
}
