using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A map without weights from several values to one, with the three meanings of a <see cref="Layer"/>.</summary>
internal abstract class Merge
{
    /// <summary>Joins values along the first dimension of a sample: channels of images, features of vectors.</summary>
    public static Merge Concatenation { get; } = new ConcatenationMerge();

    /// <summary>Adds values of the same shape.</summary>
    public static Merge Sum { get; } = new SumMerge();

    /// <summary>The sum over a vector's values of the products of two vectors: one value.</summary>
    public static Merge InnerProduct { get; } = new InnerProductMerge();

    /// <summary>The first value times what is left of 1, and the second times a share.</summary>
    public static Merge WeightedSum(double share) => new WeightedSumMerge(share);

    public abstract string Name { get; }

    public abstract Tensor Forward(ReadOnlySpan<Tensor> inputs);

    public abstract Shape OutputShape(ReadOnlySpan<Shape> inputs);

    public abstract OnnxValue ToOnnx(OnnxGraph graph, ReadOnlySpan<OnnxValue> inputs);

    private sealed class ConcatenationMerge : Merge
    {
        public override string Name => "Concatenation";

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

    private sealed class InnerProductMerge : Merge
    {
        public override string Name => "Inner product";

        public override Tensor Forward(ReadOnlySpan<Tensor> inputs) => (inputs[0] * inputs[1]).sum(new long[] { 1 }, true);

        public override Shape OutputShape(ReadOnlySpan<Shape> inputs) => inputs[0].Rank == 1 && inputs[0].Equals(inputs[1])
            ? new Shape(1)
            : throw new ArgumentException($"Cannot multiply {inputs[0]} and {inputs[1]}: expected two vectors of the same length.");

        public override OnnxValue ToOnnx(OnnxGraph graph, ReadOnlySpan<OnnxValue> inputs) =>
            graph.Node("ReduceSum", [graph.Node("Mul", inputs), graph.Constant(1L)]);
    }

    private sealed class SumMerge : Merge
    {
        public override string Name => "Sum";

        public override Tensor Forward(ReadOnlySpan<Tensor> inputs)
        {
            Tensor sum = inputs[0];
            foreach (Tensor input in inputs[1..])
                sum = sum + input;
            return sum;
        }

        public override Shape OutputShape(ReadOnlySpan<Shape> inputs)
        {
            foreach (Shape other in inputs[1..])
                RequireEqual(inputs[0], other);
            return inputs[0];
        }

        public override OnnxValue ToOnnx(OnnxGraph graph, ReadOnlySpan<OnnxValue> inputs) =>
            inputs.Length == 2 ? graph.Node("Add", inputs) : graph.Node("Sum", inputs);
    }

    private sealed class WeightedSumMerge(double share) : Merge
    {
        public override string Name => "Weighted sum";

        public override Tensor Forward(ReadOnlySpan<Tensor> inputs)
        {
            using Tensor weight = full([], (float)share, device: inputs[0].device);
            return inputs[0].lerp(inputs[1], weight);
        }

        public override Shape OutputShape(ReadOnlySpan<Shape> inputs)
        {
            RequireEqual(inputs[0], inputs[1]);
            return inputs[0];
        }

        public override OnnxValue ToOnnx(OnnxGraph graph, ReadOnlySpan<OnnxValue> inputs) => graph.Node("Add",
        [
            graph.Node("Mul", [inputs[0], graph.Constant((float)(1 - share))]), graph.Node("Mul", [inputs[1], graph.Constant((float)share)]),
        ]);
    }

    private static void RequireEqual(Shape first, Shape second)
    {
        if (!first.Equals(second))
            throw new ArgumentException($"Cannot add {first} and {second}: the shapes must be equal.");
    }
}
