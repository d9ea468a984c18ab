using MLNetGan.Networks;
namespace MLNetGan.Training;

/// <summary>
/// Varies the images of another source at random, on the loading thread and, where there are many processors, some beside it.
/// What an image becomes depends on the pass's order and its place in the pass alone: not on the batch size, nor on where a
/// resumed pass starts.
/// </summary>
internal sealed class AugmentedSource : IBatchSource
{
    private readonly IBatchSource _source;
    private readonly Augmentation _augmentation;
    private readonly BicubicAxis _rows, _columns;
    private readonly int _threads;

    /// <summary>Varies a source; by default on half of the processors, since training has work for the others.</summary>
    public AugmentedSource(IBatchSource source, Augmentation augmentation, int? threads = null)
    {
        (_source, _augmentation, _threads) = (PixelSource.Of(source), augmentation, threads ?? Math.Max(1, Environment.ProcessorCount / 2));
        Shape image = Format.Slots.First(slot => slot.Kind == BatchSlotKind.Pixels).Shape;
        int height = checked((int)image[1]), width = checked((int)image[2]);
        _rows = new BicubicAxis(height, augmentation.Enlarge(height));
        _columns = new BicubicAxis(width, augmentation.Enlarge(width));
    }

    public BatchFormat Format => _source.Format;

    public long? ImageCount => _source.ImageCount;

    public IBatchReader Open(long order) => _augmentation.IsNone ? _source.Open(order) : new Reader(this, order);

    private sealed class Reader(AugmentedSource owner, long order) : IBatchReader
    {
        private readonly IBatchReader _images = owner._source.Open(order);
        private readonly ImageJitter[] _jitters =
            [.. Enumerable.Range(0, owner._threads).Select(_ => new ImageJitter(owner._rows, owner._columns))];
        private long _index;

        public void Fill(HostBatch batch)
        {
            _images.Fill(batch);
            if (_jitters.Length == 1)
                Vary(batch, 0);
            else
                Parallel.For(0, _jitters.Length, part => Vary(batch, part));
            _index += batch.Count;
        }

        // Every n-th image of the batch, from one on.
        private void Vary(HostBatch batch, int part)
        {
            for (int slot = part; slot < batch.Count; slot += _jitters.Length)
            {
                ImagePlacement placement = owner._augmentation.Draw(order, _index + slot, owner._rows.Length, owner._columns.Length);
                foreach (HostSlot one in batch.Slots)
                {
                    if (one is HostSlot<float> pixels)
                        _jitters[part].Apply(pixels[slot], placement);
                }
            }
        }

        public void Skip(long images)
        {
            _images.Skip(images);
            _index += images;
        }

        public void Dispose() => _images.Dispose();
    }
}
