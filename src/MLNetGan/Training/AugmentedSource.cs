namespace MLNetGan.Training;

/// <summary>
/// Varies the images of another source at random, on the loading thread. What an image becomes depends on the pass's order
/// and its place in the pass alone: not on the batch size, nor on where a resumed pass starts.
/// </summary>
internal sealed class AugmentedSource : IBatchSource
{
    private readonly IBatchSource _source;
    private readonly Augmentation _augmentation;
    private readonly BicubicAxis _rows, _columns;

    public AugmentedSource(IBatchSource source, Augmentation augmentation)
    {
        (_source, _augmentation) = (source, augmentation);
        int height = checked((int)Format.Image[1]), width = checked((int)Format.Image[2]);
        _rows = new BicubicAxis(height, augmentation.Enlarge(height));
        _columns = new BicubicAxis(width, augmentation.Enlarge(width));
    }

    public BatchFormat Format => _source.Format;

    public long? ImageCount => _source.ImageCount;

    public IBatchReader Open(long order) => _augmentation.IsNone ? _source.Open(order) : new Reader(this, order);

    private sealed class Reader(AugmentedSource owner, long order) : IBatchReader
    {
        private readonly IBatchReader _images = owner._source.Open(order);
        private readonly ImageJitter _jitter = new(owner._rows, owner._columns);
        private long _index;

        public void Fill(HostBatch batch)
        {
            _images.Fill(batch);
            for (int slot = 0; slot < batch.Count; slot++)
            {
                ImagePlacement placement = owner._augmentation.Draw(order, _index++, owner._rows.Length, owner._columns.Length);
                _jitter.Apply(batch.Image(slot), placement);
                _jitter.Apply(batch.Source(slot), placement);
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
