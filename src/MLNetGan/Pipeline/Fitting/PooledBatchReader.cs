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
    private readonly List<HostBatch> _pool = [];
    private readonly BatchFormat _format;
    private readonly int _poolRows;
    private bool _isOver;

    public PooledBatchReader(TrainingRowReader rows, BatchFormat format, Random random)
    {
        (_rows, _format, _random) = (rows, format, random);
        _poolRows = (int)Math.Clamp(PoolBytes / new HostBatch(1, format).SampleBytes, FewestRows, MostRows);
    }

    public void Fill(HostBatch batch)
    {
        for (batch.Count = 0; batch.Count < batch.Capacity && Draw() is var drawn and >= 0; batch.Count++)
        {
            batch.Copy(batch.Count, _pool[drawn], 0);
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
            Add(new HostBatch(1, _format));
        return _pool.Count == 0 ? -1 : _random.Next(_pool.Count);
    }

    private void Replace(int drawn)
    {
        HostBatch row = _pool[drawn];
        _pool[drawn] = _pool[^1];
        _pool.RemoveAt(_pool.Count - 1);
        Add(row);
    }

    private void Add(HostBatch row)
    {
        _isOver = _isOver || !_rows.MoveNext();
        if (_isOver)
            return;
        _rows.Read(row, 0);
        _pool.Add(row);
    }
}
