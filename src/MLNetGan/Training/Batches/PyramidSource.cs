using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>
/// The images of another source at every resolution that networks grow through. The lower ones are made once, when the first
/// of them is asked for, by averaging squares of four as the networks do, and kept in temporary files of 16-bit floats
/// (steps of at most 1/4096 of the range of pixels); the full one is read from the source itself.
/// </summary>
internal sealed class PyramidSource : IBatchSource, IDisposable
{
    private const int BatchSize = 64;

    private readonly IBatchSource _full;
    private readonly int _lastLevel;
    private readonly Action<string> _log;
    private readonly List<int> _labels = [];
    private readonly List<PyramidFile> _files = [];
    private ScratchFolder? _scratch;

    /// <param name="full">The images at the last level.</param>
    /// <param name="lastLevel">How often the smallest images are doubled.</param>
    /// <param name="log">Is told when lower resolutions are being made.</param>
    public PyramidSource(IBatchSource full, int lastLevel, Action<string> log) =>
        (_full, _lastLevel, _log) = (full, lastLevel, log);

    public BatchFormat Format => _full.Format;

    public long? ImageCount => _full.ImageCount;

    public IBatchSource At(int level, CancellationToken cancellation)
    {
        if (level == _lastLevel)
            return _full;
        if (_scratch is null)
            Prepare(cancellation);
        return new Level(_files[level], _labels, Format.LabelCount);
    }

    public IBatchReader Open(long order) => _full.Open(order);

    public void Dispose()
    {
        try
        {
            foreach (PyramidFile file in _files)
                file.Dispose();
            _files.Clear();
        }
        finally
        {
            _scratch?.Dispose();
            _scratch = null;
        }
    }

    private void Prepare(CancellationToken cancellation)
    {
        _log("Preparing the lower resolutions of the training images");
        _scratch = new ScratchFolder();
        for (int halvings = _lastLevel; halvings > 0; halvings--)
        {
            var image = new Shape(Format.Image[0], Format.Image[1] >> halvings, Format.Image[2] >> halvings);
            _files.Add(new PyramidFile(image, _scratch.Path));
        }
        IBatchSource full = PixelSource.Of(_full);
        using IBatchReader reader = full.Open(0);
        var batch = new HostBatch(BatchSize, full.Format);
        do
        {
            cancellation.ThrowIfCancellationRequested();
            ProcessEnd.ThrowIfNear();
            reader.Fill(batch);
            for (int slot = 0; slot < batch.Count; slot++)
                Add(batch, slot);
        }
        while (batch.Count == batch.Capacity);
        foreach (PyramidFile file in _files)
            file.Flush();
        long bytes = _files.Sum(file => file.Bytes);
        _log($"Prepared {_files.Count} lower resolutions of {_files[0].Count} images, {bytes >> 20} MiB in '{_scratch.Path}'");
    }

    private void Add(HostBatch batch, int slot)
    {
        if (Format.LabelCount > 0)
            _labels.Add((int)batch.Keys(BatchSlot.Label)![slot][0]);
        ReadOnlySpan<float> larger = batch.Pixels(BatchSlot.Image)[slot];
        for (int level = _lastLevel - 1; level >= 0; level--)
            larger = _files[level].AddHalved(larger);
    }

    private sealed class Level(PyramidFile file, List<int> labels, int labelCount) : IBatchSource
    {
        public BatchFormat Format { get; } = BatchFormat.Of(file.Image, labelCount);

        public long? ImageCount => file.Count;

        public IBatchReader Open(long order) => new Reader(file, labels, order);
    }

    private sealed class Reader : IBatchReader
    {
        private readonly PyramidFile _file;
        private readonly List<int> _labels;
        private readonly int[] _order;
        private long _next;

        public Reader(PyramidFile file, List<int> labels, long order)
        {
            (_file, _labels, _order) = (file, labels, OrderRandom.Permutation(file.Count, order));
        }

        public void Fill(HostBatch batch)
        {
            for (batch.Count = 0; batch.Count < batch.Capacity && _next < _order.Length; batch.Count++)
            {
                int image = _order[_next++];
                _file.Read(image, batch.Pixels(BatchSlot.Image)[batch.Count]);
                if (batch.Keys(BatchSlot.Label) is { } labels)
                    labels[batch.Count][0] = _labels[image];
            }
        }

        public void Skip(long images) => _next += images;

        public void Dispose()
        {
        }
    }
}
