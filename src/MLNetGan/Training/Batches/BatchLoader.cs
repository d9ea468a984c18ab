using System.Collections.Concurrent;
using TorchSharp;

namespace MLNetGan.Training;

/// <summary>Reads batches on a thread of its own, a few ahead of training, up to where the training device can fetch them.</summary>
internal sealed class BatchLoader : IDisposable
{
    private const int Ahead = 2;

    private readonly BlockingCollection<Batch> _ready = new(Ahead);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    /// <summary>
    /// Starts reading whole batches. The rest of a pass that does not fill one is left out, unless it is all there is and
    /// at least the smallest batch. Where several processes share batches, each reads all and hands on its share.
    /// </summary>
    public BatchLoader(
        IBatchSource source, int batchSize, int smallestBatch, long order, long skippedBatches, DeviceType device,
        RankShare? share = null) =>
        _reading = Task.Factory.StartNew(
            () => Read(source, batchSize, order, smallestBatch, skippedBatches * batchSize, device, share ?? RankShare.All),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The next batch, which the caller fetches; null at the end of the pass.</summary>
    public Batch? Next(CancellationToken cancellation)
    {
        if (_ready.TryTake(out Batch? batch, Timeout.Infinite, cancellation))
            return batch;
        _reading.GetAwaiter().GetResult();
        return null;
    }

    public void Dispose()
    {
        _stop.Cancel();
        ((IAsyncResult)_reading).AsyncWaitHandle.WaitOne();
        while (_ready.TryTake(out Batch? batch))
            batch.Discard();
        _ready.Dispose();
        _stop.Dispose();
    }

    private void Read(
        IBatchSource source, int batchSize, long order, int smallestBatch, long skippedImages, DeviceType device, RankShare share)
    {
        try
        {
            var buffer = new HostBatch(batchSize, source.Format);
            using IBatchReader reader = source.Open(order);
            reader.Skip(skippedImages);
            bool isFirst = skippedImages == 0;
            while (!_stop.IsCancellationRequested)
            {
                reader.Fill(buffer);
                bool isWhole = buffer.Count == buffer.Capacity;
                buffer.Count -= buffer.Count % share.Size;
                if (isWhole || (isFirst && buffer.Count >= Math.Max(smallestBatch, share.Size)))
                    Hand(Batch.Stage(buffer, device, share));
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
            _ready.CompleteAdding();
        }
    }

    private void Hand(Batch batch)
    {
        try
        {
            _ready.Add(batch, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            batch.Discard();
            throw;
        }
    }
}
