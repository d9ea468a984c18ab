using MLNetGan.Native;

namespace MLNetGan.Training;

/// <summary>The processes that an mpirun started together.</summary>
internal sealed class MpiRanks : IRankGroup
{
    // Sums are made where it is cheapest for messages up to some size; longer ones gain nothing by being one.
    private const int MostAtOnce = 1 << 26;

    private readonly Mpi _mpi;

    private MpiRanks(Mpi mpi) => _mpi = mpi;

    public int Rank => _mpi.Rank;

    public int Size => _mpi.Size;

    /// <summary>The processes that train as it is said; null where this one trains alone.</summary>
    /// <exception cref="InvalidOperationException">There is no MPI where there should be, or not the right one.</exception>
    public static IRankGroup? Of(DistributedTraining distributed)
    {
        if (distributed == DistributedTraining.None)
            return null;
        return Mpi.Instance is { Size: > 1 } mpi ? new MpiRanks(mpi) : null;
    }

    public bool IsAwaited { set => _mpi.IsAwaited = value; }

    public void Sum(Span<float> values)
    {
        for (int start = 0; start < values.Length; start += MostAtOnce)
            _mpi.Sum(values.Slice(start, Math.Min(MostAtOnce, values.Length - start)));
    }

    public void Broadcast(Span<byte> values, int root = 0) => _mpi.Broadcast(values, root);

    public void Abort(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.Flush();
        _mpi.Abort();
    }
}
