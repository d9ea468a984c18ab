namespace MLNetGan.Training;

/// <summary>Samples whose slots do not belong together: each source gives its own slots, in an order of its own.</summary>
internal sealed class UnpairedSource(params IReadOnlyList<IBatchSource> sources) : IBatchSource
{
    public BatchFormat Format { get; } = new([.. sources.SelectMany(source => source.Format.Slots)]);

    public long? ImageCount => sources.Any(source => source.ImageCount is null) ? null : sources.Min(source => source.ImageCount);

    public IBatchReader Open(long order) =>
        new Reader([.. sources.Select((source, i) => source.Open(CounterNoise.Combine(order, i)))], sources);

    private sealed class Reader(IReadOnlyList<IBatchReader> readers, IReadOnlyList<IBatchSource> sources) : IBatchReader
    {
        public void Fill(HostBatch batch)
        {
            int count = batch.Capacity;
            for (int i = 0; i < readers.Count; i++)
            {
                HostBatch part = batch.Part(sources[i].Format);
                readers[i].Fill(part);
                count = Math.Min(count, part.Count);
            }
            batch.Count = count;
        }

        public void Skip(long images)
        {
            foreach (IBatchReader reader in readers)
                reader.Skip(images);
        }

        public void Dispose()
        {
            foreach (IBatchReader reader in readers)
                reader.Dispose();
        }
    }
}
