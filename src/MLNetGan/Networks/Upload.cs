using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Takes values from ordinary memory to a device. A GPU does it when it comes to it: nobody waits for the work before.</summary>
internal static class Upload
{
    /// <summary>A copy in ordinary memory of the first values of an array, from where a device of the type can fetch it by itself.</summary>
    public static Tensor Stage<T>(T[] values, ScalarType type, long[] shape, DeviceType device) where T : struct
    {
        long count = 1;
        foreach (long side in shape)
            count *= side;
        if (device == DeviceType.CUDA)
        {
            using Tensor shared = frombuffer(values, type, count), shaped = shared.view(shape);
            return shaped.pin_memory();
        }
        // libtorch would copy with threads of its own for each thread that asks it to, which then stand in the way of training.
        Tensor copy = empty(shape, type);
        MemoryMarshal.AsBytes(values.AsSpan(0, (int)count)).CopyTo(copy.bytes);
        return copy;
    }

    /// <summary>Takes a staged tensor to the device, and disposes of it. Its memory is not used again before it has been fetched.</summary>
    public static Tensor Fetch(Tensor staged, Device device) => staged.to(device, disposeAfter: true, non_blocking: true);

    /// <summary>Numbers of a shape.</summary>
    public static Tensor Of(float[] values, long[] shape, Device device) => Of(values, ScalarType.Float32, shape, device);

    /// <summary>Indices of a shape.</summary>
    public static Tensor Of(long[] values, long[] shape, Device device) => Of(values, ScalarType.Int64, shape, device);

    private static Tensor Of<T>(T[] values, ScalarType type, long[] shape, Device device) where T : struct => Fetch(Stage(values, type, shape, device.type), device);
}
