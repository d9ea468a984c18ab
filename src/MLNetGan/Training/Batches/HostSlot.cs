using System.Runtime.InteropServices;
using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The values of one slot of a batch in ordinary memory, sample after sample.</summary>
internal abstract class HostSlot
{
    /// <summary>What makes of a byte, less 1, a pixel from -1 to 1.</summary>
    public const float ByteFactor = 1 / 127.5f;

    public static HostSlot Of(BatchSlot slot, int capacity) => slot.Kind switch
    {
        BatchSlotKind.Pixels => new HostSlot<float>(slot, capacity, ScalarType.Float32),
        BatchSlotKind.Bytes => new HostSlot<byte>(slot, capacity, ScalarType.Byte),
        _ => new HostSlot<long>(slot, capacity, ScalarType.Int64),
    };

    public abstract BatchSlot Slot { get; }

    /// <summary>The bytes that one sample takes.</summary>
    public abstract long SampleBytes { get; }

    /// <summary>Takes one sample of another batch's slot of the same form.</summary>
    public abstract void Copy(int sample, HostSlot from, int fromSample);

    /// <summary>A copy of some samples, from where a device of the type can fetch it by itself.</summary>
    public abstract Tensor Stage(int first, int count, DeviceType device);
}

/// <summary>Values of one type.</summary>
internal sealed class HostSlot<T>(BatchSlot slot, int capacity, ScalarType type) : HostSlot where T : unmanaged
{
    private readonly int _length = checked((int)slot.Shape.Count);

    public override BatchSlot Slot => slot;

    public override long SampleBytes => (long)_length * Marshal.SizeOf<T>();

    /// <summary>All values, of samples that are not filled, too.</summary>
    public T[] Values { get; } = new T[capacity * slot.Shape.Count];

    /// <summary>The values of one sample.</summary>
    public Span<T> this[int sample] => Values.AsSpan(sample * _length, _length);

    public override void Copy(int sample, HostSlot from, int fromSample) => ((HostSlot<T>)from)[fromSample].CopyTo(this[sample]);

    public override Tensor Stage(int first, int count, DeviceType device) => Upload.Stage(
        Values, type, slot.Kind == BatchSlotKind.Keys ? [count] : [count, .. slot.Shape.Dimensions], device, first * _length);
}
