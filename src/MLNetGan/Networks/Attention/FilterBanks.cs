using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// DRAW's attention window (Gregor 2015, equations 21 to 26): makes, of five numbers, a bank of Gaussian filters for each axis of an
/// image, (filters, width) and (filters, height), and an intensity. The numbers are the centre's place in x and y, from -1 to 1
/// within the image, and the logarithms of the filters' variance, of their stride and of the intensity.
/// </summary>
/// <remarks>
/// The logarithms are kept between -18 and 18, so that neither values nor gradients overflow. A filter so far outside, or so narrow
/// between two pixels, that its values underflow is zero: it reads and writes nothing.
/// </remarks>
internal sealed class FilterBanks : Layer
{
    private const float LogarithmBound = 18, Epsilon = 1e-8f;

    private readonly int _filters;
    private readonly long _height, _width;
    // Pixels' places, and those of filters from the centre where the logarithm of their stride is 0.
    private readonly DeviceConstant _pixels, _offsets;

    public FilterBanks(int filters, long height, long width) : base("Filter banks")
    {
        (_filters, _height, _width) = (filters, height, width);
        _pixels = new([Math.Max(height, width)], [.. Pixels]);
        _offsets = new([filters], [.. Offsets]);
    }

    /// <summary>
    /// How many pixels lie between filters where the logarithm of their stride is 0: from edge to edge of the larger side.
    /// </summary>
    public double LargestStride => (Math.Max(_height, _width) - 1.0) / Math.Max(_filters - 1, 1);

    private IEnumerable<float> Pixels => Enumerable.Range(1, (int)Math.Max(_height, _width)).Select(i => (float)i);

    private IEnumerable<float> Offsets => Enumerable.Range(0, _filters).Select(i => (float)((i - (_filters - 1) / 2.0) * LargestStride));

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        Tensor pixels = _pixels.On(inputs[0].device), fromCentre = _offsets.On(inputs[0].device);
        using Scalar lowest = -LogarithmBound, highest = LogarithmBound;
        Tensor[] parts = inputs[0].split([1, 1, 3], 1), sizes = parts[2].clamp(lowest, highest).exp().chunk(3, 1);
        Tensor offsets = sizes[1] * fromCentre;
        Tensor sharpness = sizes[0].reciprocal().Times(0.5).sqrt().unsqueeze(2);
        return [Bank(parts[0], _width), Bank(parts[1], _height), sizes[2]];

        Tensor Bank(Tensor centre, long length)
        {
            double middle = (length + 1) / 2.0;
            Tensor means = centre.Times(middle).Plus(middle).Plus(offsets);
            Tensor values = ((pixels.narrow(0, 0, length) - means.unsqueeze(2)) * sharpness).Squared().neg_().exp_();
            // Not a division, whose gradient would take several more passes.
            return values * values.sum(2, true).Plus(Epsilon).reciprocal_();
        }
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs) => inputs[0].Equals(new Shape(5))
        ? [new Shape(_filters, _width), new Shape(_filters, _height), new Shape(1)]
        : throw new ArgumentException($"{GetName()} expect five numbers (5), got {inputs[0]}.");

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue numbers = inputs[0];
        OnnxValue logarithms = graph.Node("Clip",
            [Split.Part(graph, numbers, 2, 3), graph.Constant(-LogarithmBound), graph.Constant(LogarithmBound)]);
        OnnxValue sizes = graph.Node("Exp", logarithms), last = graph.Constant(2L);
        OnnxValue offsets = graph.Node("Mul",
            [Split.Part(graph, sizes, 1, 1), graph.Constant<float>(OnnxType.Float, [.. Offsets], [_filters])]);
        OnnxValue sharpness = graph.Node("Sqrt",
            graph.Node("Div", [graph.Constant(0.5f), graph.Node("Unsqueeze", [Split.Part(graph, sizes, 0, 1), last])]));
        return [Bank(0, _width), Bank(1, _height), Split.Part(graph, sizes, 2, 1)];

        OnnxValue Bank(long axis, long length)
        {
            OnnxValue middle = graph.Constant((length + 1) / 2f);
            OnnxValue centre = graph.Node("Add", [graph.Node("Mul", [Split.Part(graph, numbers, axis, 1), middle]), middle]);
            OnnxValue means = graph.Node("Unsqueeze", [graph.Node("Add", [centre, offsets]), last]);
            OnnxValue pixels = graph.Constant<float>(OnnxType.Float, [.. Pixels.Take((int)length)], [length]);
            OnnxValue distances = graph.Node("Mul", [graph.Node("Sub", [pixels, means]), sharpness]);
            OnnxValue values = graph.Node("Exp", graph.Node("Neg", graph.Node("Mul", [distances, distances])));
            return graph.Node("Div", [values, graph.Node("Add", [graph.Node("ReduceSum", [values, last]), graph.Constant(Epsilon)])]);
        }
    }

    /// <summary>The places, in pixels from 0 at an image's left and upper edge, that the outer filters of a window have.</summary>
    /// <param name="numbers">What the layer takes, of one sample.</param>
    public (double Left, double Top, double Right, double Bottom) Window(ReadOnlySpan<float> numbers)
    {
        double reach = (_filters - 1) / 2.0 * LargestStride * Math.Exp(Math.Clamp(numbers[3], -LogarithmBound, LogarithmBound));
        double x = (_width + 1) / 2.0 * (numbers[0] + 1) - 0.5, y = (_height + 1) / 2.0 * (numbers[1] + 1) - 0.5;
        return (x - reach, y - reach, x + reach, y + reach);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pixels.Dispose();
            _offsets.Dispose();
        }
        base.Dispose(disposing);
    }
}
