using MLNetGan.Networks;
using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// Draws features for each region: of the two maps of <see cref="Regions"/> and a normal value for each number that an object can have,
/// one of the features that the object's class has, each as likely as another.
/// </summary>
internal sealed class DrawnFeatures : Layer
{
    private readonly int _most, _features;
    private Tensor _choices, _counts;

    /// <param name="classes">How many classes there are.</param>
    /// <param name="most">How many features a class has at most.</param>
    /// <param name="features">How many values a pixel gets.</param>
    public DrawnFeatures(int classes, int most, int features) : base("Drawn features")
    {
        (_most, _features) = (most, features);
        _choices = zeros(classes * most, features).DetachFromDisposeScope();
        _counts = ones(classes, ScalarType.Int64).DetachFromDisposeScope();
    }

    /// <summary>Sets what there is to draw from; a class without anything has zeros.</summary>
    public void Set(float[][][] choices, Device device)
    {
        var values = new float[choices.Length * _most * _features];
        for (int i = 0; i < choices.Length; i++)
        {
            for (int j = 0; j < choices[i].Length; j++)
                choices[i][j].CopyTo(values, (i * _most + j) * _features);
        }
        Dispose(_choices, _counts);
        _choices = tensor(values, [choices.Length * _most, _features], device: device).DetachFromDisposeScope();
        _counts = tensor(Array.ConvertAll(choices, ofClass => Math.Max(1L, ofClass.Length)), device: device).DetachFromDisposeScope();
    }

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        Tensor classes = inputs[0].flatten(1), counts = _counts.index_select(0, classes.flatten()).view(classes.shape);
        Tensor uniform = inputs[2].Times(Math.Sqrt(0.5)).erf().Plus(1).Times(0.5).gather(1, inputs[1].flatten(1));
        // Bounded after the cast, for then what is drawn by a value that is not a number is there, too.
        using Scalar first = 0L, most = (long)_most;
        Tensor drawn = minimum((uniform * counts).floor().to(ScalarType.Int64), counts.sub(Arithmetic.One)).clamp_min(first);
        Tensor features = _choices.index_select(0, classes.mul(most).Plus(drawn).flatten());
        return [features.view(inputs[0].shape[0], inputs[0].shape[2], inputs[0].shape[3], _features).permute(0, 3, 1, 2)];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs) => [new Shape(_features, inputs[0][1], inputs[0][2])];

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue classes = graph.Node("Flatten", inputs[0], ("axis", 1L)), numbers = graph.Node("Flatten", inputs[1], ("axis", 1L));
        using Tensor all = _counts.cpu();
        OnnxValue counts = graph.Node("Gather", [graph.Constant(all.data<long>().ToArray()), classes]);
        OnnxValue error = graph.Node("Erf", graph.Node("Mul", [inputs[2], graph.Constant((float)Math.Sqrt(0.5))]));
        OnnxValue uniform = graph.Node("Mul", [graph.Node("Add", [error, graph.Constant(1f)]), graph.Constant(0.5f)]);
        uniform = graph.Node("GatherElements", [uniform, numbers], ("axis", 1L));
        OnnxValue place = graph.Node("Floor", graph.Node("Mul", [uniform, graph.Node("Cast", counts, ("to", (long)OnnxType.Float))]));
        OnnxValue drawn = graph.Node("Cast", place, ("to", (long)OnnxType.Int64));
        drawn = graph.Node("Max", [graph.Node("Min", [drawn, graph.Node("Sub", [counts, graph.Constant(1L)])]), graph.Constant(0L)]);
        drawn = graph.Node("Add", [graph.Node("Mul", [classes, graph.Constant((long)_most)]), drawn]);
        OnnxValue places = graph.Node("Reshape", [drawn, graph.Node("Shape", inputs[0])]);
        OnnxValue features = graph.Node("Gather", [graph.Constant(_choices), places]);
        return [graph.Node("Transpose", graph.Node("Squeeze", [features, graph.Constant(1L)]), ("perm", (long[])[0, 3, 1, 2]))];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Dispose(_choices, _counts);
        base.Dispose(disposing);
    }

    private static void Dispose(params ReadOnlySpan<Tensor> tensors)
    {
        foreach (Tensor tensor in tensors)
            tensor.Dispose();
    }
}
