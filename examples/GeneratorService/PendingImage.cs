using System.Diagnostics;

namespace GeneratorService;

/// <summary>An image that somebody waits for.</summary>
internal sealed class PendingImage(ImageKey key, CancellationToken cancellation)
{
    private readonly long _since = Stopwatch.GetTimestamp();
    // Whoever waits goes on in a thread of its own: the worker has the next batch to make.
    private readonly TaskCompletionSource<byte[]> _png = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImageKey Key => key;

    public Task<byte[]> Png => _png.Task;

    /// <summary>Whether nobody waits any more: the client went away, or its time is over.</summary>
    public bool IsAbandoned => cancellation.IsCancellationRequested;

    public TimeSpan Waited => Stopwatch.GetElapsedTime(_since);

    public void Finish(byte[] png) => _png.SetResult(png);

    /// <summary>Ends the wait with an error, unless the image is there already.</summary>
    public void Fail(Exception error) => _png.TrySetException(error);

    public void Abandon() => _png.SetCanceled(cancellation);
}
