using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Real samples as tensors, by the names of slots.</summary>
internal sealed class Batch
{
    private readonly BatchFormat _format;
    private readonly Tensor[] _values;

    /// <param name="format">What the slots are.</param>
    /// <param name="values">Their tensors, in the order of the format.</param>
    public Batch(BatchFormat format, params Tensor[] values) => (_format, _values) = (format, values);

    public long Count => _values[0].shape[0];

    /// <summary>A slot: images are (batch, channels, height, width) with values in [-1, 1], keys (batch) int64 from 0.</summary>
    public Tensor this[string slot] => _values[IndexOf(slot)];

    /// <summary>A slot; null where the format has none of the name.</summary>
    public Tensor? Find(string slot) => _format.Slots.Any(one => one.Name == slot) ? this[slot] : null;

    /// <summary>What a network reads of samples: slots of the names of its inputs.</summary>
    public Tensor[] InputsOf(Network network) => [.. network.Inputs.Select(input => this[input.Name])];

    /// <summary>The same samples, one slot of which has other values.</summary>
    public Batch With(string slot, Tensor values)
    {
        Tensor[] all = [.. _values];
        all[IndexOf(slot)] = values;
        return new Batch(_format, all);
    }

    /// <summary>
    /// A copy in ordinary memory of what a buffer holds, or of a process's share of it, ready to be fetched by a device of the type.
    /// </summary>
    public static Batch Stage(HostBatch host, DeviceType device, RankShare? share = null)
    {
        (int rank, int size) = share ?? RankShare.All;
        int count = host.Count / size;
        return new(host.Format, [.. host.Slots.Select(slot => slot.Stage(rank * count, count, device))]);
    }

    /// <summary>Takes a staged batch to the device, and disposes of it.</summary>
    public Batch Fetch(Device device) => new(_format, [.. _format.Slots.Zip(_values, (slot, staged) => Fetch(slot, staged, device))]);

    /// <summary>Disposes of a staged batch that nobody fetches.</summary>
    public void Discard()
    {
        foreach (Tensor value in _values)
            value.Dispose();
    }

    // The same arithmetic as that of pixels that are converted before.
    private static Tensor Fetch(BatchSlot slot, Tensor staged, Device device)
    {
        Tensor fetched = Upload.Fetch(staged, device);
        if (slot.Kind != BatchSlotKind.Bytes)
            return fetched;
        using Scalar factor = HostSlot.ByteFactor, one = 1f;
        using (fetched)
            return fetched.mul(factor).sub_(one);
    }

    private int IndexOf(string slot)
    {
        for (int i = 0; i < _format.Slots.Count; i++)
        {
            if (_format.Slots[i].Name == slot)
                return i;
        }
        throw new KeyNotFoundException($"A batch has no slot '{slot}'; it has {string.Join(", ", _format.Slots.Select(one => one.Name))}.");
    }
}
