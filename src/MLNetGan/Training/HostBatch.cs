namespace MLNetGan.Training;

/// <summary>A buffer for a batch, filled by the loading thread and reused.</summary>
internal sealed class HostBatch(int capacity, BatchFormat format)
{
    public BatchFormat Format => format;

    public int Capacity => capacity;

    /// <summary>How many samples the batch holds.</summary>
    public int Count { get; set; }

    /// <summary>The values of all slots, in the order of the format.</summary>
    public IReadOnlyList<HostSlot> Slots { get; } = [.. format.Slots.Select(slot => HostSlot.Of(slot, capacity))];

    /// <summary>The bytes that one sample takes.</summary>
    public long SampleBytes => Slots.Sum(slot => slot.SampleBytes);

    /// <summary>The slot of floats from -1 to 1 of a name.</summary>
    public HostSlot<float> Pixels(string name) => (HostSlot<float>)this[name];

    /// <summary>The slot of keys of a name; null where the format has none.</summary>
    public HostSlot<long>? Keys(string name) => (HostSlot<long>?)Slots.FirstOrDefault(slot => slot.Slot.Name == name);

    /// <summary>The slot of a name.</summary>
    public HostSlot this[string name] => Slots.Single(slot => slot.Slot.Name == name);

    /// <summary>Takes one sample of another batch of the same format.</summary>
    public void Copy(int sample, HostBatch from, int fromSample)
    {
        for (int i = 0; i < Slots.Count; i++)
            Slots[i].Copy(sample, from.Slots[i], fromSample);
    }
}
