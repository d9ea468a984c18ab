using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ContextEncoder;

/// <summary>The centre of images: half of their height and width is predicted, and hidden of it all but a border.</summary>
internal sealed class CentreRegion
{
    // The reference's 4 pixels at 128.
    private const long SideOfOverlap = 32;

    private readonly long _channels, _height, _width, _overlap;

    /// <param name="image">(channels, height, width); the sides are multiples of 4.</param>
    /// <param name="overlap">The border in pixels; null for a 32nd of the smaller side.</param>
    /// <exception cref="ArgumentException">The border leaves nothing to hide.</exception>
    public CentreRegion(Shape image, int? overlap)
    {
        (_channels, _height, _width) = (image[0], image[1], image[2]);
        long smaller = Math.Min(_height, _width);
        _overlap = overlap ?? smaller / SideOfOverlap;
        if (2 * _overlap >= smaller / 2)
        {
            throw new ArgumentException($"Overlap {_overlap} leaves nothing to hide of the centre of images of {_height}x{_width} " +
                $"pixels: expected less than {smaller / 4}. Lower it, or resize the images.");
        }
    }

    /// <summary>The shape of what is predicted.</summary>
    public Shape Shape => new(_channels, _height / 2, _width / 2);

    /// <summary>What surrounds a predicted centre with zeros, to the size of the image.</summary>
    public ZeroPadding Surroundings => new(_height / 4, _width / 4, _height / 4, _width / 4);

    /// <summary>The mask of what is hidden, as a layer.</summary>
    public CentreMask Mask => new(new Shape(_channels, _height, _width), _height / 4 + _overlap, _width / 4 + _overlap);

    /// <summary>What is predicted, of whole images.</summary>
    public Tensor Of(Tensor images) => images.narrow(2, _height / 4, _height / 2).narrow(3, _width / 4, _width / 2);

    /// <summary>The mean squared error of predicted centres, that in the border weighted.</summary>
    public Tensor Error(Tensor predicted, Tensor real, double overlapWeight)
    {
        using Scalar outer = overlapWeight, inner = 1;
        Tensor weights = full([1, 1, _height / 2, _width / 2], outer, device: real.device);
        weights.narrow(2, _overlap, _height / 2 - 2 * _overlap).narrow(3, _overlap, _width / 2 - 2 * _overlap).fill_(inner);
        return ((predicted - real).Squared() * weights).mean();
    }

    /// <summary>The mask of what is hidden, in network values, of images in ordinary memory.</summary>
    public static float[] MaskOf(int height, int width, int? overlap)
    {
        var image = new Shape(1, height, width);
        using Tensor any = zeros(1, 1, height, width), mask = new CentreRegion(image, overlap).Mask.Forward(any);
        return mask.data<float>().ToArray();
    }
}
