using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace GeneratorService;

/// <summary>
/// Images that are wanted, and the workers that make them: each takes what waits, up to a batch, and never waits for more. So batches
/// are of one image where there is little to do, and grow with the load.
/// </summary>
public sealed class ImageQueue(
    IGenerator generator, IOptions<ServiceOptions> options, ServiceMetrics metrics, ILogger<ImageQueue> log) : BackgroundService
{
    private readonly Channel<PendingImage> _channel = Channel.CreateUnbounded<PendingImage>();
    private int _waiting;

    /// <summary>How many images wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Asks for images, all or none.</summary>
    /// <param name="keys">Which.</param>
    /// <param name="cancellation">Gives them up: those that no worker has begun are not made.</param>
    /// <returns>The images as PNG files, in their order; null where the queue has no room for them.</returns>
    public Task<byte[][]>? TryAdd(IReadOnlyList<ImageKey> keys, CancellationToken cancellation)
    {
        // Counted here and not by the channel, so that several go in together or not at all.
        if (Interlocked.Add(ref _waiting, keys.Count) > options.Value.Queue)
        {
            Interlocked.Add(ref _waiting, -keys.Count);
            metrics.Refuse(keys.Count);
            return null;
        }
        PendingImage[] pending = [.. keys.Select(key => new PendingImage(key, cancellation))];
        foreach (PendingImage image in pending)
        {
            if (!_channel.Writer.TryWrite(image))
                image.Fail(new OperationCanceledException("The service stops."));
        }
        return Task.WhenAll(pending.Select(image => image.Png)).WaitAsync(cancellation);
    }

    /// <summary>Runs the workers. When the service stops they make what waits, and end.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.Watch(this);
        await using CancellationTokenRegistration end = stoppingToken.Register(() => _channel.Writer.Complete());
        await Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => Task.Run(Work, CancellationToken.None)));
    }

    private async Task Work()
    {
        int most = options.Value.Batch, length = generator.Size.Length;
        var batch = new List<PendingImage>(most);
        long[] seeds = new long[most], labels = new long[most];
        var images = new float[most * length];
        while (await _channel.Reader.WaitToReadAsync())
        {
            Take(batch, most);
            if (batch.Count == 0)
                continue;
            for (int i = 0; i < batch.Count; i++)
                (seeds[i], labels[i]) = (batch[i].Key.Seed, batch[i].Key.Label);
            try
            {
                long start = Stopwatch.GetTimestamp();
                int count = batch.Count;
                generator.Generate(seeds.AsMemory(0, count), labels.AsMemory(0, count), images.AsMemory(0, count * length));
                metrics.Generate(count, Stopwatch.GetElapsedTime(start));
                for (int i = 0; i < count; i++)
                    batch[i].Finish(Png.Encode(images.AsSpan(i * length, length), generator.Size));
            }
            catch (Exception error)
            {
                // A worker that ended would leave the service deaf.
                log.LogError(error, "A batch of {Count} images failed.", batch.Count);
                batch.ForEach(image => image.Fail(error));
            }
        }
    }

    private void Take(List<PendingImage> batch, int most)
    {
        batch.Clear();
        while (batch.Count < most && _channel.Reader.TryRead(out PendingImage? next))
        {
            Interlocked.Decrement(ref _waiting);
            metrics.Wait(next.Waited);
            if (next.IsAbandoned)
                next.Abandon();
            else
                batch.Add(next);
        }
    }
}
