using MLNetGan.Networks;
using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// Gives each pixel the mean of the features of its region (Wang 2018, section 3.4), of features and the two maps of <see cref="Regions"/>.
/// </summary>
/// <param name="classes">How many classes there are.</param>
internal sealed class RegionMeans(int classes) : Layer("Region means")
{
    private const long Numbers = Regions.Numbers;

    private readonly long _regions = classes * Numbers;

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        (Tensor means, _) = Of(inputs[0], inputs[1], inputs[2]);
        return [means.gather(2, Places(inputs[0], inputs[1], inputs[2])).view(inputs[0].shape)];
    }

    /// <summary>
    /// The mean features (batch, features, regions) of all regions that there could be, and the number of pixels
    /// (batch, 1, regions) of each.
    /// </summary>
    public (Tensor Means, Tensor Counts) Of(Tensor features, Tensor ofClass, Tensor number)
    {
        Tensor places = Places(features, ofClass, number), place = places.narrow(1, 0, 1);
        (long samples, long values, Device device) = (features.shape[0], features.shape[1], features.device);
        Tensor sums = zeros([samples, values, _regions], device: device).scatter_add(2, places, features.flatten(2));
        Tensor counts = zeros([samples, 1, _regions], device: device).scatter_add(2, place, ones(place.shape, device: device));
        using Scalar least = 1f;
        return (sums / counts.clamp_min(least), counts);
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs) => [inputs[0]];

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue features = graph.Node("Reshape", [inputs[0], graph.Constant(0L, 0L, -1L)]), shape = graph.Node("Shape", features);
        OnnxValue regions = graph.Node("Add", [graph.Node("Mul", [inputs[1], graph.Constant(Numbers)]), inputs[2]]);
        OnnxValue places = graph.Node("Expand", [graph.Node("Reshape", [regions, graph.Constant(0L, 1L, -1L)]), shape]);
        OnnxValue samples = graph.Node("Slice", [shape, graph.Constant(0L), graph.Constant(2L)]);
        OnnxValue all = graph.Node("Concat", [samples, graph.Constant(_regions)], ("axis", 0L));
        OnnxValue none = graph.Node("Expand", [graph.Constant(0f), all]);
        OnnxValue Sum(OnnxValue values) =>
            graph.Node("ScatterElements", [none, places, values], ("axis", 2L), ("reduction", "add"));
        OnnxValue counts = Sum(graph.Node("Expand", [graph.Constant(1f), shape]));
        OnnxValue means = graph.Node("Div", [Sum(features), graph.Node("Max", [counts, graph.Constant(1f)])]);
        return [graph.Node("Reshape", [graph.Node("GatherElements", [means, places], ("axis", 2L)), graph.Node("Shape", inputs[0])])];
    }

    private static Tensor Places(Tensor features, Tensor ofClass, Tensor number)
    {
        using Scalar numbers = Numbers;
        return ofClass.mul(numbers).Plus(number).flatten(2).expand(-1, features.shape[1], -1);
    }
}
