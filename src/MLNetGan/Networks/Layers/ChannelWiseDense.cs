using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// A fully connected layer within each channel of an image, with weights of its own in each: every place of the output sees all
/// places of the input's same channel (Pathak 2016, section 3.1).
/// </summary>
internal sealed class ChannelWiseDense : UnaryLayer
{
    private readonly Parameter weight;
    private readonly Shape _image;
    private readonly long _places;

    /// <param name="image">(channels, height, width), of the input and of the output.</param>
    public ChannelWiseDense(Shape image) : base("Channel-wise dense")
    {
        (_image, _places) = (image, image[1] * image[2]);
        // For each channel a row for each place of the input, a column for each of the output.
        weight = Learned(zeros(image[0], _places, _places));
        RegisterComponents();
    }

    public override OutputMemory Outputs => OutputMemory.Free;

    public override Tensor Forward(Tensor input) =>
        input.reshape(-1, _image[0], _places).transpose(0, 1).bmm(weight).transpose(0, 1).reshape([-1, .. _image.Dimensions]);

    public override Shape OutputShape(Shape input) =>
        input.Equals(_image) ? input : throw new ArgumentException($"{GetName()} expects {_image}, got {input}.");

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        OnnxValue Swapped(OnnxValue values) => graph.Node("Transpose", values, ("perm", new[] { 1L, 0L, 2L }));
        OnnxValue places = graph.Node("Reshape", [input, graph.Constant(-1, _image[0], _places)]);
        OnnxValue made = Swapped(graph.Node("MatMul", [Swapped(places), graph.Constant(weight)]));
        return graph.Node("Reshape", [made, graph.Constant([-1, .. _image.Dimensions])]);
    }
}
