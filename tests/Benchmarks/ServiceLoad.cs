using System.Diagnostics;

namespace MLNetGan.Benchmarks;

/// <summary>Clients that ask for images, each for the next as soon as it has one.</summary>
/// <param name="url">The service.</param>
/// <param name="paths">What is asked for, in turns.</param>
internal sealed class ServiceLoad(Uri url, string[] paths) : IDisposable
{
    /// <summary>How many clients ask at once.</summary>
    public const int Clients = 64;

    private readonly HttpClient _client = new() { BaseAddress = url };
    private int _asked, _wrong;

    /// <summary>The first answer to each path.</summary>
    public byte[]?[] Answers { get; } = new byte[paths.Length][];

    /// <summary>How long each request took, in milliseconds.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>Requests that ended without an image, or with another one than the first of the same path.</summary>
    public int Wrong => _wrong;

    /// <summary>Asks for images.</summary>
    public void Ask(int count)
    {
        int end = _asked + count;
        Task.WaitAll([.. Enumerable.Range(0, Clients).Select(_ => Task.Run(() => AskUntil(end)))]);
        _asked = end;
    }

    public void Dispose() => _client.Dispose();

    private async Task AskUntil(int end)
    {
        var times = new List<double>();
        for (int request = Interlocked.Increment(ref _asked) - 1; request < end; request = Interlocked.Increment(ref _asked) - 1)
        {
            int path = request % paths.Length;
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage answer = await _client.GetAsync(paths[path]);
            byte[] image = await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            byte[] first = Interlocked.CompareExchange(ref Answers[path], image, null) ?? image;
            if (!answer.IsSuccessStatusCode || !image.AsSpan().SequenceEqual(first))
                Interlocked.Increment(ref _wrong);
        }
        lock (Milliseconds)
            Milliseconds.AddRange(times);
    }
}
