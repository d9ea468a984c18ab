using System.IO.Hashing;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Remembers images by a hash of their values.</summary>
internal sealed class SeenImages
{
    private readonly HashSet<UInt128> _hashes = [];

    /// <summary>The places in a batch, N,C,H,W, of images that have not been seen before; from now on they have.</summary>
    public long[] New(Tensor images)
    {
        using Tensor held = images.cpu().contiguous();
        long bytes = held.bytes.Length / images.shape[0];
        List<long> places = [];
        for (long i = 0; i < images.shape[0]; i++)
        {
            if (_hashes.Add(XxHash128.HashToUInt128(held.bytes.Slice((int)(i * bytes), (int)bytes))))
                places.Add(i);
        }
        return [.. places];
    }
}
