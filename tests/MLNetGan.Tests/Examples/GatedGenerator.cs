using GeneratorService;

namespace MLNetGan.Tests.Examples;

/// <summary>Makes grey images of 2x2, each as bright as its seed says, when it is let to; and fails at one seed.</summary>
internal sealed class GatedGenerator : IGenerator
{
    /// <summary>The seed that it fails at.</summary>
    public const long Bad = 13;

    private readonly SemaphoreSlim _entered = new(0);

    public IReadOnlyList<string> Labels => ["cat", "dog"];

    public ImageSize Size => new(1, 2, 2);

    /// <summary>While it is closed, no batch ends.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    /// <summary>The seeds of each batch that it was asked for.</summary>
    public List<long[]> Batches { get; } = [];

    public void Generate(Memory<long> seeds, Memory<long> labels, Memory<float> images)
    {
        lock (Batches)
            Batches.Add(seeds.ToArray());
        _entered.Release();
        Gate.Wait();
        if (seeds.Span.Contains(Bad))
            throw new InvalidOperationException("That seed is bad.");
        for (int i = 0; i < seeds.Length; i++)
            images.Span.Slice(i * Size.Length, Size.Length).Fill((100 * labels.Span[i]) + seeds.Span[i]);
    }

    /// <summary>Waits until a worker has begun a batch.</summary>
    public Task Entered() => _entered.WaitAsync();

    public void Dispose() => Gate.Set();
}
