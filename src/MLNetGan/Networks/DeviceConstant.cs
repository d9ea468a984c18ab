using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Numbers that a layer needs at every pass, on the device that asked for them last.</summary>
/// <param name="shape">Their shape.</param>
/// <param name="values">The numbers.</param>
internal sealed class DeviceConstant(long[] shape, float[] values) : IDisposable
{
    private readonly Lock _lock = new();
    private Tensor? _value;

    /// <summary>The numbers on a device, of which this disposes.</summary>
    public Tensor On(Device device)
    {
        lock (_lock)
        {
            if (_value is { } value && value.device_type == device.type && value.device_index == device.index)
                return value;
            _value?.Dispose();
            return _value = Upload.Of(values, shape, device).DetachFromDisposeScope();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _value?.Dispose();
            _value = null;
        }
    }
}
