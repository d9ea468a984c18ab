using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Values of a contiguous tensor of floats in ordinary memory, which may be larger than a span.</summary>
internal static class FlatValues
{
    public static Span<float> Of(Tensor tensor, long start, int count)
    {
        if (tensor.numel() <= int.MaxValue / sizeof(float))
            return MemoryMarshal.Cast<byte, float>(tensor.bytes).Slice((int)start, count);
        // TorchSharp gives all of a tensor's bytes or none.
        using Tensor line = tensor.view(-1), part = line.narrow(0, start, count);
        return MemoryMarshal.Cast<byte, float>(part.bytes);
    }
}
