using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Tests;

/// <summary>The sine-wave batches of the golden training steps: images, unless said otherwise grey ones of 16x16, whose order never changes.</summary>
internal sealed class WaveSource(int batches, int labelCount = 0, Shape? image = null) : IBatchSource
{
    public const int BatchSize = 6;

    public BatchFormat Format { get; } = BatchFormat.Of(image ?? new Shape(1, 16, 16), labelCount);

    public long? ImageCount => (long)batches * BatchSize;

    public IBatchReader Open(long order) => new Reader(batches, labelCount);

    private sealed class Reader(int batches, int labelCount) : IBatchReader
    {
        private int _batch;

        public void Fill(HostBatch batch)
        {
            batch.Count = 0;
            if (_batch == batches)
                return;
            float[] pixels = batch.Pixels(BatchSlot.Image).Values;
            Golden.Wave(pixels.Length, _batch, 1.0, 0.11).CopyTo(pixels, 0);
            for (int i = 0; i < batch.Capacity && labelCount > 0; i++)
                batch.Keys(BatchSlot.Label)![i][0] = (i + _batch) % labelCount;
            batch.Count = batch.Capacity;
            _batch++;
        }

        public void Skip(long images) => _batch += (int)(images / BatchSize);

        public void Dispose()
        {
        }
    }
}
