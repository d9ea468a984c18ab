using MLNetGan.Onnx;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// A step of a long short-term memory (Hochreiter and Schmidhuber 1997, with Gers' forget gate): takes inputs, all of which
/// follow each other in the columns of the weight, the hidden state, whose columns are the last, and the cell's state; gives the
/// two states after it. Gates are in PyTorch's order: input, forget, cell, output.
/// </summary>
/// <remarks>
/// Weights start as widely spread as PyTorch's, and the forget gate's bias from 1 (Jozefowicz 2015): what a cell holds then lasts.
/// </remarks>
internal sealed class LstmCell : Layer
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly long _units;
    private readonly bool _takesSum;

    /// <param name="inputs">The number of values of all inputs together, less those of a sum.</param>
    /// <param name="units">Values of each state.</param>
    /// <param name="takesSum">
    /// Whether the first input is added to what gates sum up, four times the units: what another layer made of an input that
    /// stays, once for all steps.
    /// </param>
    public LstmCell(long inputs, long units, bool takesSum = false) : base("LSTM cell")
    {
        (_units, _takesSum) = (units, takesSum);
        weight = Learned(zeros(4 * units, inputs + units));
        bias = Learned(zeros(4 * units));
        RegisterComponents();
    }

    public override double InitialDeviation => DeviationFor(_units);

    public override IReadOnlyList<float> InitialBias => [.. Enumerable.Range(0, (int)(4 * _units)).Select(i => i / _units == 1 ? 1f : 0f)];

    /// <summary>The deviation of numbers that are uniform from -1 to 1 over the square root of the units.</summary>
    public static double DeviationFor(long units) => 1 / Math.Sqrt(3 * units);

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        Tensor sums = nn.functional.linear(cat(Summed(inputs), 1), weight, bias);
        if (_takesSum)
            sums.Add(inputs[0]);
        Tensor[] gates = sums.split([2 * _units, _units, _units], 1), inputAndForget = gates[0].sigmoid().chunk(2, 1);
        using Scalar one = 1;
        Tensor cell = (inputAndForget[0] * gates[1].tanh()).addcmul_(inputAndForget[1], inputs[^1], one);
        return [gates[2].sigmoid() * cell.tanh(), cell];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        long found = 0;
        foreach (Shape input in Summed(inputs))
            found += input.Count;
        if (found != weight.shape[1] || inputs[^1].Count != _units || (_takesSum && inputs[0].Count != 4 * _units))
        {
            throw new ArgumentException(
                $"{GetName()} of {_units} units expects {(_takesSum ? $"{4 * _units} sums, " : "")}{weight.shape[1]} values of " +
                $"inputs and hidden state, and {_units} of the cell, " +
                $"got {string.Join(", ", inputs.ToArray().Select(input => input.Count))}.");
        }
        return [new Shape(_units), new Shape(_units)];
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue sums = graph.Node("Gemm",
            [graph.Node("Concat", Summed(inputs), ("axis", 1L)), graph.Constant(weight), graph.Constant(bias)], ("transB", 1L));
        if (_takesSum)
            sums = graph.Node("Add", [sums, inputs[0]]);
        OnnxValue Gate(int index, string function) => graph.Node(function, Split.Part(graph, sums, index * _units, _units));
        OnnxValue kept = graph.Node("Mul", [Gate(1, "Sigmoid"), inputs[^1]]),
            added = graph.Node("Mul", [Gate(0, "Sigmoid"), Gate(2, "Tanh")]);
        OnnxValue cell = graph.Node("Add", [kept, added]);
        return [graph.Node("Mul", [Gate(3, "Sigmoid"), graph.Node("Tanh", cell)]), cell];
    }

    private T[] Summed<T>(ReadOnlySpan<T> inputs) => inputs[(_takesSum ? 1 : 0)..^1].ToArray();
}
