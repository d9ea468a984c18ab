using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Minibatch standard deviation (Karras 2017, section 3): one more channel, which holds how much the samples of a group
/// differ, averaged over all values. As in the authors' code sample i of a batch is in group i modulo the number of groups;
/// a batch that groups do not divide has as many groups as fit in whole, and shares its samples out among them; one smaller than a
/// group is a group itself.
/// </summary>
internal sealed class MinibatchDeviation(int groupSize) : BatchLayer("Minibatch deviation")
{
    private const double Epsilon = 1e-8;

    protected override Tensor ForwardBatch(Tensor input)
    {
        long count = input.shape[0], groups = Math.Max(1, count / groupSize);
        Tensor map = count % groups == 0 ? ByGroup(input, groups) : BySample(input, groups);
        return cat([input, map.expand(-1, 1, input.shape[2], input.shape[3])], 1);
    }

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return new Shape(channels + 1, height, width);
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        OnnxValue zero = graph.Constant<long>(OnnxType.Int64, [0], []), one = graph.Constant<long>(OnnxType.Int64, [1], []);
        OnnxValue count = graph.Node("Squeeze", graph.Node("Shape", input, ("start", 0L), ("end", 1L)));
        OnnxValue groups = graph.Node("Max", [one, graph.Node("Div", [count, graph.Constant<long>(OnnxType.Int64, [groupSize], [])])]);
        OnnxValue group = graph.Node("Mod", [graph.Node("Range", [zero, count, one]), groups]);
        OnnxValue isSame = graph.Node("Equal",
            [graph.Node("Unsqueeze", [group, graph.Constant(0L)]), graph.Node("Unsqueeze", [group, graph.Constant(1L)])]);
        OnnxValue member = graph.Node("Cast", isSame, ("to", (long)OnnxType.Float));
        OnnxValue mean = graph.Node("Div", [member, graph.Node("ReduceSum", [member, graph.Constant(1L)])]);
        OnnxValue values = graph.Node("Flatten", input, ("axis", 1L));
        // A group's variance, as the mean over the group of squared distances from its mean, whoever the sample is.
        OnnxValue centred = graph.Node("Sub", [values, graph.Node("MatMul", [mean, values])]);
        OnnxValue variance = graph.Node("MatMul", [mean, graph.Node("Mul", [centred, centred])]);
        OnnxValue deviation = graph.Node("ReduceMean",
            [graph.Node("Sqrt", graph.Node("Add", [variance, graph.Constant((float)Epsilon)])), graph.Constant(1L)]);
        OnnxValue size = graph.Node("Shape", graph.Node("Slice", [input, graph.Constant(0L), graph.Constant(1L), graph.Constant(1L)]));
        OnnxValue map = graph.Node("Expand", [graph.Node("Unsqueeze", [deviation, graph.Constant(2L, 3L)]), size]);
        return graph.Node("Concat", [input, map], ("axis", 1L));
    }

    // (batch, 1, 1, 1): the groups lie beside each other in the second dimension.
    private static Tensor ByGroup(Tensor input, long groups)
    {
        long count = input.shape[0];
        Tensor values = input.reshape(count / groups, groups, -1);
        Tensor deviation = (values - values.mean([0], true)).Squared().mean([0]).Plus(Epsilon).sqrt().mean([1]);
        return deviation.repeat(count / groups).view(count, 1, 1, 1);
    }

    private static Tensor BySample(Tensor input, long groups)
    {
        long count = input.shape[0];
        var member = new float[count * count];
        for (long i = 0; i < count; i++)
        {
            long size = (count - i % groups + groups - 1) / groups;
            for (long j = i % groups; j < count; j += groups)
                member[i * count + j] = 1f / size;
        }
        Tensor mean = Upload.Of(member, [count, count], input.device), values = input.flatten(1);
        Tensor variance = mean.mm((values - mean.mm(values)).Squared());
        return variance.Plus(Epsilon).sqrt().mean([1]).view(count, 1, 1, 1);
    }
}
