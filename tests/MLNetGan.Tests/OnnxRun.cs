using Google.Protobuf;
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

    /// <summary>How many constants the file of a model has.</summary>
    public static int Initializers(byte[] model)
    {
        const int Graph = 7, Initializer = 5;
        return Fields(Fields(new CodedInputStream(model), Graph).Single().CreateCodedInput(), Initializer).Count;
    }

    // The messages of a field of one, by its number in onnx.proto.
    private static List<ByteString> Fields(CodedInputStream message, int number)
    {
        List<ByteString> found = [];
        while (message.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == number)
                found.Add(message.ReadBytes());
            else
                message.SkipLastField();
        }
        return found;
    }
}
