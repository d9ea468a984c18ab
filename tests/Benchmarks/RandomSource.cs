using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Benchmarks;

/// <summary>Random images from memory, for a given number of steps in each epoch.</summary>
internal sealed class RandomSource(BatchFormat format, int batchSize, params int[] steps) : IBatchSource
{
    private const int StoredBatches = 20;

    private readonly float[][] _values = [.. format.Slots.Select(slot => Pixels(slot.Shape, batchSize))];

    private int _epoch;

    public BatchFormat Format => format;

    public long? ImageCount => null;

    public IBatchReader Open(long order) => new Reader(_values, batchSize, steps[_epoch++]);

    private static float[] Pixels(Shape shape, int batchSize)
    {
        var random = new Random(1);
        var pixels = new float[StoredBatches * batchSize * shape.Count];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = random.NextSingle() * 2 - 1;
        return pixels;
    }

    private sealed class Reader(float[][] values, int batchSize, int steps) : IBatchReader
    {
        private int _step;

        public void Fill(HostBatch batch)
        {
            batch.Count = _step < steps ? batch.Capacity : 0;
            for (int i = 0; i < values.Length; i++)
                Copy(values[i], ((HostSlot<float>)batch.Slots[i]).Values);
            _step++;
        }

        public void Skip(long images) => _step += (int)(images / batchSize);

        public void Dispose()
        {
        }

        private void Copy(float[] stored, float[] batch) =>
            stored.AsSpan(_step % StoredBatches * batch.Length, batch.Length).CopyTo(batch);
    }
}
