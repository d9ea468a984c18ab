using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

/// <summary>Cancels when a number of batches were read, of whatever level.</summary>
internal sealed class StoppingSource(IBatchSource inner, int batches, CancellationTokenSource cancellation) : IBatchSource, IBatchReader
{
    private IBatchSource? _level;
    private IBatchReader? _reader;
    private int _left = batches;

    public BatchFormat Format => Current.Format;

    public long? ImageCount => Current.ImageCount;

    private IBatchSource Current => _level ?? inner;

    public IBatchSource At(int level, CancellationToken stop)
    {
        _level = inner.At(level, stop);
        return this;
    }

    public IBatchReader Open(long order)
    {
        _reader = Current.Open(order);
        return this;
    }

    public void Fill(HostBatch batch)
    {
        _reader!.Fill(batch);
        if (--_left == 0)
            cancellation.Cancel();
    }

    public void Skip(long images) => _reader!.Skip(images);

    public void Dispose() => _reader?.Dispose();
}
