using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>An exported generator, which ONNX Runtime reads.</summary>
internal sealed class OnnxFormat() : FuzzFormat("onnx", TrainedRun.Onnx)
{
    public override bool IsForeign => true;

    public override void WriteOriginals(string folder) => Write(TrainedRun.Files[File], folder, 0, File);

    public override FuzzContent Read(string folder)
    {
        using var session = new InferenceSession(Path.Combine(folder, File));
        // The seeds and the labels of two rows.
        var values = new DenseTensor<long>(new long[] { 1, 2 }, [2, 1]);
        NamedOnnxValue[] inputs = [.. session.InputNames.Select(name => NamedOnnxValue.CreateFromTensor(name, values))];
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run(inputs);
        DenseTensor<float> images = outputs[0].AsTensor<float>().ToDenseTensor();
        byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(images.Buffer.Span));
        return new FuzzContent(string.Join('x', images.Dimensions.ToArray()), Convert.ToHexString(hash.AsSpan(0, 8)));
    }
}
