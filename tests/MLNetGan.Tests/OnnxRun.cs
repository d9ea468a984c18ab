using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace MLNetGan.Tests;

/// <summary>Runs a model in ONNX Runtime.</summary>
internal static class OnnxRun
{
    public static NamedOnnxValue Input(string name, TorchSharp.torch.Tensor values) =>
        Input(name, values.data<float>().ToArray(), values.shape.Select(s => (int)s).ToArray());

    public static NamedOnnxValue Input<T>(string name, T[] values, params int[] dimensions) =>
        NamedOnnxValue.CreateFromTensor(name, new DenseTensor<T>(values, dimensions));

    public static float[] Floats(byte[] model, string output, params NamedOnnxValue[] inputs)
    {
        using var session = new InferenceSession(model);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(inputs, [output]);
        return results.Single().AsTensor<float>()!.ToArray();
    }
}
