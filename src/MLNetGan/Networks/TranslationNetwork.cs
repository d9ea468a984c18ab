using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A generator that turns an image into another of the same height and width.</summary>
/// <param name="name">The network's name.</param>
/// <param name="input">(channels, height, width) of the images that it is trained on.</param>
/// <param name="sizeMultiple">What heights and widths must be multiples of; any such size will do after training.</param>
internal abstract class TranslationNetwork(string name, Shape input, long sizeMultiple) : Network(name, NetworkInput.Image(input, "Input"))
{
    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    public long SizeMultiple => sizeMultiple;

    /// <summary>Translates a batch of images of any size.</summary>
    public Tensor Translate(Tensor images)
    {
        var padding = new ReflectionPadding(images.shape[2], images.shape[3], SizeMultiple);
        return padding.Crop(Forward(padding.Pad(images))[0]);
    }

    /// <summary>Adds the nodes that translate images of one size, whatever it is.</summary>
    public OnnxValue Translate(OnnxGraph graph, OnnxValue images, long height, long width)
    {
        var padding = new ReflectionPadding(height, width, SizeMultiple);
        return padding.Crop(graph, ToOnnx(graph, padding.Pad(graph, images))[0]);
    }
}
