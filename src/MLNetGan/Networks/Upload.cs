using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Takes values from ordinary memory to a device. A GPU does it when it comes to it: nobody waits for the work before.</summary>
internal static class Upload
{
    /// <summary>
    /// A copy in ordinary memory of values of an array, from one on, from where a device of the type can fetch it by itself.
    /// </summary>
    public static Tensor Stage<T>(T[] values, ScalarType type, long[] shape, DeviceType device, int first = 0)
    {
        long count = 1;
        foreach (long side in shape)
            count *= side;
        // On a CPU in .NET's memory: in libtorch's, what waits for some steps would lie between what comes and goes within one, and
        // libtorch would copy with threads of its own for each thread that asks it to, which stand in the way of training.
        bool isFetched = device == DeviceType.CUDA;
        using Tensor shared = isFetched
            ? frombuffer(values, type, first + count)
            : frombuffer(values[first..(first + (int)count)], type, count);
        using Tensor part = shared.narrow(0, isFetched ? first : 0, count), shaped = part.view(shape);
        return isFetched ? shaped.pin_memory() : shaped.alias();
    }

    /// <summary>Takes a staged tensor to the device, and disposes of it. Its memory is not used again before it has been fetched.</summary>
    public static Tensor Fetch(Tensor staged, Device device) => staged.to(device, disposeAfter: true, non_blocking: true);

    /// <summary>Numbers of a shape.</summary>
    public static Tensor Of(float[] values, long[] shape, Device device) => Of(values, ScalarType.Float32, shape, device);

    /// <summary>Indices of a shape.</summary>
    public static Tensor Of(long[] values, long[] shape, Device device) => Of(values, ScalarType.Int64, shape, device);

    private static Tensor Of<T>(T[] values, ScalarType type, long[] shape, Device device) =>
        Fetch(Stage(values, type, shape, device.type), device);
}
