using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Where training samples come from.</summary>
internal interface IBatchSource
{
    BatchFormat Format { get; }

    /// <summary>The number of samples, when known before reading.</summary>
    long? ImageCount { get; }

    /// <summary>The same samples at a level of networks that grow; others have one level.</summary>
    /// <param name="level">The level, from 0.</param>
    /// <param name="cancellation">Stops what has to be prepared for it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    IBatchSource At(int level, CancellationToken cancellation) => this;

    /// <summary>
    /// Opens one pass over all samples, in an order that depends only on <paramref name="order"/>. Runs on the loading thread.
    /// </summary>
    IBatchReader Open(long order);

    /// <summary>All samples on a device, in batches that each live until the next is asked for, the last perhaps smaller.</summary>
    IEnumerable<Batch> Batches(int batchSize, Device device)
    {
        var host = new HostBatch(batchSize, Format);
        using IBatchReader reader = Open(0);
        do
        {
            using DisposeScope scope = NewDisposeScope();
            reader.Fill(host);
            if (host.Count > 0)
                yield return Batch.Stage(host, device.type).Fetch(device);
        }
        while (host.Count == host.Capacity);
    }
}

/// <summary>One pass over the samples.</summary>
internal interface IBatchReader : IDisposable
{
    /// <summary>Fills the batch from its start, up to its capacity; a count under the capacity means that the pass is over.</summary>
    void Fill(HostBatch batch);

    /// <summary>Moves past samples without decoding them.</summary>
    void Skip(long images);
}
