using System.Numerics;
using System.Runtime.InteropServices;
using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Zeroes values with a probability in training and scales the rest up; the identity after training, unless it stays on.</summary>
internal sealed class Dropout(double probability, bool staysOn = false) : Layer($"Dropout {probability}")
{
    private readonly double _probability = probability;

    private bool IsOn => (training || staysOn) && _probability > 0;

    // libtorch draws masks on a CPU one value at a time, which can take half of a training step.
    public override Tensor forward(Tensor input) => IsOn && input.device_type == DeviceType.CPU
        ? input * Mask(input.shape)
        : nn.functional.dropout(input, _probability, IsOn);

    public override Shape OutputShape(Shape input) => input;

    // ONNX Runtime takes the Dropout operator for the identity, whatever its training_mode says.
    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        if (!staysOn || _probability == 0)
            return input;
        OnnxValue isKept = graph.Node("GreaterOrEqual", [graph.Node("RandomUniformLike", input), graph.Constant((float)_probability)]);
        OnnxValue kept = graph.Node("Mul", [input, graph.Constant((float)(1 / (1 - _probability)))]);
        return graph.Node("Mul", [kept, graph.Node("Cast", isKept, ("to", (long)OnnxType.Float))]);
    }

    // One number of libtorch's generator seeds the mask, so its state alone decides all masks to come.
    private Tensor Mask(long[] shape)
    {
        uint seed = (uint)randint(0L, int.MaxValue, new long[] { 1 }, ScalarType.Int64).ToInt64();
        Tensor mask = empty(shape);
        Fill(seed, mask.bytes);
        return mask;
    }

    // Value i is kept when a hash of (seed, i) is large enough; the hash is Wellons' lowbias32, a vector at a time.
    private void Fill(uint seed, Span<byte> mask)
    {
        Span<float> values = MemoryMarshal.Cast<byte, float>(mask);
        var threshold = new Vector<uint>((uint)(_probability * uint.MaxValue));
        var kept = new Vector<float>((float)(1 / (1 - _probability)));
        Vector<uint> counter = Vector<uint>.Indices + new Vector<uint>(Hash(new Vector<uint>(seed))[0]);
        var step = new Vector<uint>((uint)Vector<uint>.Count);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count, counter += step)
            Keep(counter, threshold, kept).CopyTo(values[i..]);
        Vector<float> last = Keep(counter, threshold, kept);
        for (int j = 0; i + j < values.Length; j++)
            values[i + j] = last[j];
    }

    private static Vector<float> Keep(Vector<uint> counter, Vector<uint> threshold, Vector<float> kept) =>
        Vector.AsVectorSingle(Vector.BitwiseAnd(Vector.GreaterThanOrEqual(Hash(counter), threshold), Vector.AsVectorUInt32(kept)));

    private static Vector<uint> Hash(Vector<uint> x)
    {
        x = (x ^ (x >>> 16)) * new Vector<uint>(0x7feb352d);
        x = (x ^ (x >>> 15)) * new Vector<uint>(0x846ca68b);
        return x ^ (x >>> 16);
    }
}
