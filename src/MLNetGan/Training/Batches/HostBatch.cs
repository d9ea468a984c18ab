namespace MLNetGan.Training;

/// <summary>A buffer for a batch, filled by the loading thread and reused.</summary>
internal sealed class HostBatch
{
    private HostBatch(int capacity, BatchFormat format, IReadOnlyList<HostSlot> slots) =>
        (Capacity, Format, Slots) = (capacity, format, slots);

    public HostBatch(int capacity, BatchFormat format)
        : this(capacity, format, [.. format.Slots.Select(slot => HostSlot.Of(slot, capacity))])
    {
    }

    public BatchFormat Format { get; }

    public int Capacity { get; }

    /// <summary>How many samples the batch holds.</summary>
    public int Count { get; set; }

    /// <summary>The values of all slots, in the order of the format.</summary>
    public IReadOnlyList<HostSlot> Slots { get; }

    /// <summary>The bytes that one sample takes.</summary>
    public long SampleBytes => Slots.Sum(slot => slot.SampleBytes);

    /// <summary>The slot of floats from -1 to 1 of a name.</summary>
    public HostSlot<float> Pixels(string name) => (HostSlot<float>)this[name];

    /// <summary>The slot of keys of a name; null where the format has none.</summary>
    public HostSlot<long>? Keys(string name) => (HostSlot<long>?)Slots.FirstOrDefault(slot => slot.Slot.Name == name);

    /// <summary>The slot of a name.</summary>
    public HostSlot this[string name] => Slots.Single(slot => slot.Slot.Name == name);

    /// <summary>A buffer that fills some of the slots of this one.</summary>
    public HostBatch Part(BatchFormat part) => new(Capacity, part, [.. part.Slots.Select(slot => this[slot.Name])]);

    /// <summary>Takes one sample of another batch of the same format.</summary>
    public void Copy(int sample, HostBatch from, int fromSample)
    {
        for (int i = 0; i < Slots.Count; i++)
            Slots[i].Copy(sample, from.Slots[i], fromSample);
    }
}
