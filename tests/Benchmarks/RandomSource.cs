using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Benchmarks;

/// <summary>Random images from memory, as many batches as asked for.</summary>
internal sealed class RandomSource(Shape image, long imageCount) : IBatchSource
{
    private const int Stored = 1280;

    private readonly float[] _pixels = Pixels(Stored * (int)image.Count);

    public BatchFormat Format { get; } = new(image);

    public long? ImageCount => imageCount;

    public IBatchReader Open(long order) => new Reader(_pixels, imageCount);

    private static float[] Pixels(int count)
    {
        var random = new Random(1);
        var pixels = new float[count];
        for (int i = 0; i < count; i++)
            pixels[i] = random.NextSingle() * 2 - 1;
        return pixels;
    }

    private sealed class Reader(float[] pixels, long left) : IBatchReader
    {
        private int _at;

        public void Fill(HostBatch batch)
        {
            int values = batch.Pixels.Length;
            if (_at + values > pixels.Length)
                _at = 0;
            batch.Count = (int)Math.Min(batch.Capacity, left);
            pixels.AsSpan(_at, values).CopyTo(batch.Pixels);
            _at += values;
            left -= batch.Count;
        }

        public void Skip(long images) => left -= images;

        public void Dispose()
        {
        }
    }
}
