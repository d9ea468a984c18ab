using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

/// <summary>Cancels when a number of batches were read.</summary>
internal sealed class StoppingSource(IBatchSource inner, int batches, CancellationTokenSource cancellation) : IBatchSource, IBatchReader
{
    private IBatchReader? _reader;
    private int _left = batches;

    public BatchFormat Format => inner.Format;

    public long? ImageCount => inner.ImageCount;

    public IBatchReader Open(long order)
    {
        _reader = inner.Open(order);
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
