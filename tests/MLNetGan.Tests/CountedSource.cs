using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Tests;

/// <summary>So many images, whose pixels are waves of their number, which with labels is the label, too; counts the passes over them.</summary>
internal sealed class CountedSource(int count, Shape image, bool isLabeled = false) : IBatchSource
{
    private int _passes;

    public int Passes => _passes;

    public BatchFormat Format { get; } = BatchFormat.Of(image, isLabeled ? count : 0);

    public long? ImageCount => count;

    public float[] Pixels(int number) => Golden.Wave(image.Count, number, 1.0);

    public IBatchReader Open(long order)
    {
        Interlocked.Increment(ref _passes);
        return new Reader(this, count);
    }

    private sealed class Reader(CountedSource source, int count) : IBatchReader
    {
        private int _next;

        public void Fill(HostBatch batch)
        {
            for (batch.Count = 0; batch.Count < batch.Capacity && _next < count; batch.Count++, _next++)
            {
                source.Pixels(_next).CopyTo(batch.Pixels(BatchSlot.Image)[batch.Count]);
                if (batch.Keys(BatchSlot.Label) is { } labels)
                    labels[batch.Count][0] = _next;
            }
        }

        public void Skip(long images) => _next += (int)images;

        public void Dispose()
        {
        }
    }
}
