using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A map without weights from several values to one, with the three meanings of a <see cref="Layer"/>.</summary>
internal abstract class Merge
{
    /// <summary>Joins values along the first dimension of a sample: channels of images, features of vectors.</summary>
    public static Merge Concatenation { get; } = new ConcatenationMerge();

    public abstract Tensor Forward(ReadOnlySpan<Tensor> inputs);

    public abstract Shape OutputShape(ReadOnlySpan<Shape> inputs);

    public abstract OnnxValue ToOnnx(OnnxGraph graph, ReadOnlySpan<OnnxValue> inputs);

    private sealed class ConcatenationMerge : Merge
    {
        public override Tensor Forward(ReadOnlySpan<Tensor> inputs) => cat(inputs.ToArray(), 1);

        public override Shape OutputShape(ReadOnlySpan<Shape> inputs)
        {
            long[] dimensions = inputs[0].Dimensions.ToArray();
            foreach (Shape other in inputs[1..])
            {
                if (!other.Dimensions[1..].SequenceEqual(dimensions.AsSpan(1)))
                    throw new ArgumentException($"Cannot concatenate {inputs[0]} and {other}: all but the first dimension must be equal.");
                dimensions[0] += other[0];
            }
            return new Shape(dimensions);
        }

        public override OnnxValue ToOnnx(OnnxGraph graph, ReadOnlySpan<OnnxValue> inputs) =>
            graph.Node("Concat", inputs, ("axis", 1L));
    }
}
