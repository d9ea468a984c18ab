using System.Collections.Concurrent;

namespace MLNetGan.Training;

/// <summary>Reads batches on a thread of its own, a few ahead of training, into buffers that go round.</summary>
internal sealed class BatchLoader : IDisposable
{
    private const int Ahead = 3;

    private readonly BlockingCollection<HostBatch> _filled = [], _free = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    /// <summary>
    /// Starts reading whole batches. The rest of a pass that does not fill one is left out, unless it is all there is and
    /// at least the smallest batch.
    /// </summary>
    public BatchLoader(IBatchSource source, int batchSize, int smallestBatch, long order, long skippedBatches)
    {
        for (int i = 0; i < Ahead; i++)
            _free.Add(new HostBatch(batchSize, source.Format));
        _reading = Task.Factory.StartNew(() => Read(source, order, smallestBatch, skippedBatches * batchSize),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next batch, or null at the end of the pass. Hand it back with <see cref="Recycle"/>.</summary>
    public HostBatch? Next(CancellationToken cancellation)
    {
        if (_filled.TryTake(out HostBatch? batch, Timeout.Infinite, cancellation))
            return batch;
        _reading.GetAwaiter().GetResult();
        return null;
    }

    public void Recycle(HostBatch batch) => _free.Add(batch, CancellationToken.None);

    public void Dispose()
    {
        _stop.Cancel();
        ((IAsyncResult)_reading).AsyncWaitHandle.WaitOne();
        _filled.Dispose();
        _free.Dispose();
        _stop.Dispose();
    }

    private void Read(IBatchSource source, long order, int smallestBatch, long skippedImages)
    {
        try
        {
            using IBatchReader reader = source.Open(order);
            reader.Skip(skippedImages);
            bool isFirst = skippedImages == 0;
            while (!_stop.IsCancellationRequested)
            {
                HostBatch batch = _free.Take(_stop.Token);
                reader.Fill(batch);
                bool isWhole = batch.Count == batch.Capacity;
                if (isWhole || (isFirst && batch.Count >= smallestBatch))
                    _filled.Add(batch, CancellationToken.None);
                if (!isWhole)
                    return;
                isFirst = false;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Training stopped before the pass was over.
        }
        finally
        {
            _filled.CompleteAdding();
        }
    }
}
