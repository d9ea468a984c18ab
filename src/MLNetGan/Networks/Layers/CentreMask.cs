using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>The mask of the centre of images, 1 within and -1 around it: one for all of a batch.</summary>
/// <param name="image">(channels, height, width).</param>
/// <param name="rows">Rows above and below the centre.</param>
/// <param name="columns">Columns to its left and to its right.</param>
internal sealed class CentreMask(Shape image, long rows, long columns) : UnaryLayer("Centre mask")
{
    private readonly Shape _mask = new(1, image[1], image[2]);

    public override Tensor Forward(Tensor input) => Of(input.device);

    public override Shape OutputShape(Shape input) =>
        input.Equals(image) ? _mask : throw new ArgumentException($"{GetName()} expects {image}, got {input}.");

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Constant(Of(CPU));

    private Tensor Of(Device device)
    {
        using Scalar outside = -1f, within = 1f;
        Tensor mask = full([1, 1, image[1], image[2]], outside, device: device);
        mask.narrow(2, rows, image[1] - 2 * rows).narrow(3, columns, image[2] - 2 * columns).fill_(within);
        return mask;
    }
}
