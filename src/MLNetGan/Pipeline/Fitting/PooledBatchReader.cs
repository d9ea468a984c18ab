using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>
/// Shuffles rows of a source that cannot: out of a pool of rows read ahead one is drawn, and the next row takes its place.
/// ML.NET's ShuffleRows does the same but drops image columns.
/// </summary>
internal sealed class PooledBatchReader : IBatchReader
{
    private const long PoolBytes = 128 << 20;
    private const int MostRows = 10_000, FewestRows = 64;

    private readonly TrainingRowReader _rows;
    private readonly Random _random;
    private readonly List<(float[] Pixels, long Label)> _pool = [];
    private readonly int _imageLength, _poolRows;
    private bool _isOver;

    public PooledBatchReader(TrainingRowReader rows, int imageLength, Random random)
    {
        (_rows, _imageLength, _random) = (rows, imageLength, random);
        _poolRows = (int)Math.Clamp(PoolBytes / ((long)imageLength * sizeof(float)), FewestRows, MostRows);
    }

    public void Fill(HostBatch batch)
    {
        for (batch.Count = 0; batch.Count < batch.Capacity && Draw() is var drawn and >= 0; batch.Count++)
        {
            (float[] pixels, long label) = _pool[drawn];
            pixels.CopyTo(batch.Pixels, batch.Count * batch.PixelsPerImage);
            if (batch.Labels is not null)
                batch.Labels[batch.Count] = label;
            Replace(drawn);
        }
    }

    public void Skip(long images)
    {
        for (long i = 0; i < images && Draw() is var drawn and >= 0; i++)
            Replace(drawn);
    }

    public void Dispose() => _rows.Dispose();

    private int Draw()
    {
        while (_pool.Count < _poolRows && !_isOver)
            _isOver = !TryRead(new float[_imageLength], _pool.Count);
        return _pool.Count == 0 ? -1 : _random.Next(_pool.Count);
    }

    private void Replace(int drawn)
    {
        if (!_isOver && TryRead(_pool[drawn].Pixels, drawn))
            return;
        _isOver = true;
        _pool[drawn] = _pool[^1];
        _pool.RemoveAt(_pool.Count - 1);
    }

    private bool TryRead(float[] pixels, int at)
    {
        if (!_rows.MoveNext())
            return false;
        long label = _rows.Read(pixels);
        if (at == _pool.Count)
            _pool.Add((pixels, label));
        else
            _pool[at] = (pixels, label);
        return true;
    }
}
