using System.Security.Cryptography;
using System.Text;
using MLNetGan.Native;
using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>A safetensors file by itself, without a checksum beside it.</summary>
internal sealed class SafeTensorsFormat() : FuzzFormat("safetensors", "model.safetensors")
{
    public override IReadOnlyList<Mutation> Mutations { get; } =
    [
        .. ByteMutations.All,
        .. ByteMutations.All.Concat(JsonMutations.All).Select(mutation => mutation.Inside("the head", Containers.SafeTensorsHead)),
    ];

    public override void WriteOriginals(string folder)
    {
        LibTorch.Load();
        using DisposeScope scope = NewDisposeScope();
        using var file = new MemoryStream();
        SafeTensors.Write(file,
        [
            ("weight", arange(24, float32).reshape(2, 3, 4)),
            ("count", tensor(7L)),
            ("pool", arange(10, uint8)),
            ("bias", ones(3, float64)),
        ]);
        Write(file.ToArray(), folder, 0, File);
    }

    public override FuzzContent Read(string folder)
    {
        LibTorch.Load();
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafeTensors.Read(Path.Combine(folder, File));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, Tensor value) in tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}: {value.dtype} {string.Join('x', value.shape)}"));
            hash.AppendData(value.bytes);
        }
        return new FuzzContent($"{tensors.Count} tensors", Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 8)));
    }
}
