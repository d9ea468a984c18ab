using MLNetGan.Imaging;

namespace MLNetGan.Training;

/// <summary>
/// The samples of another source with floats from -1 to 1 where that has bytes: for what changes pixels on the loading thread.
/// </summary>
internal sealed class PixelSource : IBatchSource
{
    private readonly IBatchSource _source;

    private PixelSource(IBatchSource source)
    {
        _source = source;
        Format = new BatchFormat(
            [.. source.Format.Slots.Select(slot => slot.Kind == BatchSlotKind.Bytes ? BatchSlot.Pixels(slot.Name, slot.Shape) : slot)]);
    }

    public BatchFormat Format { get; }

    public long? ImageCount => _source.ImageCount;

    /// <summary>The source itself where it has no bytes.</summary>
    public static IBatchSource Of(IBatchSource source) =>
        source.Format.Slots.Any(slot => slot.Kind == BatchSlotKind.Bytes) ? new PixelSource(source) : source;

    public IBatchSource At(int level, CancellationToken cancellation) => Of(_source.At(level, cancellation));

    public IBatchReader Open(long order) => new Reader(_source.Open(order), _source.Format);

    private sealed class Reader(IBatchReader reader, BatchFormat format) : IBatchReader
    {
        private HostBatch? _read;

        public void Fill(HostBatch batch)
        {
            if (_read?.Capacity != batch.Capacity)
                _read = new HostBatch(batch.Capacity, format);
            reader.Fill(_read);
            batch.Count = _read.Count;
            for (int i = 0; i < format.Slots.Count; i++)
            {
                for (int sample = 0; sample < batch.Count; sample++)
                    Copy(batch.Slots[i], _read.Slots[i], sample);
            }
        }

        public void Skip(long images) => reader.Skip(images);

        public void Dispose() => reader.Dispose();

        // The arithmetic of bytes that are converted on the training device.
        private static void Copy(HostSlot target, HostSlot source, int sample)
        {
            if (source is not HostSlot<byte> bytes)
            {
                target.Copy(sample, source, sample);
                return;
            }
            Span<float> pixels = ((HostSlot<float>)target)[sample];
            PixelConversion.ToSingle(bytes[sample], pixels);
            for (int i = 0; i < pixels.Length; i++)
                pixels[i] = pixels[i] * HostSlot.ByteFactor - 1;
        }
    }
}
