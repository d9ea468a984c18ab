using System.Security.Cryptography;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>An exported generator, which ONNX Runtime reads.</summary>
internal sealed class OnnxFormat() : FuzzFormat("onnx", TrainedRun.Onnx)
{
    private const int Rows = 2;

    public override bool IsForeign => true;

    public override void WriteOriginals(string folder) => Write(TrainedRun.Files[File], folder, 0, File);

    public override FuzzContent Read(string folder)
    {
        using var session = new InferenceSession(Path.Combine(folder, File));
        NamedOnnxValue[] inputs = [.. session.InputNames.Select(name => NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(new long[] { 1, 2 }, [Rows, 1])))];
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run(inputs);
        DenseTensor<float> images = outputs[0].AsTensor<float>().ToDenseTensor();
        byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(images.Buffer.Span));
        return new FuzzContent(string.Join('x', images.Dimensions.ToArray()), Convert.ToHexString(hash.AsSpan(0, 8)));
    }
}
