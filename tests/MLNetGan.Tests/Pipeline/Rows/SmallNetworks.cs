using MLNetGan.Networks;

namespace MLNetGan.Tests.Pipeline.Rows;

/// <summary>A vector becomes two images of 1x2x2.</summary>
internal sealed class TwoImagesNetwork : Network
{
    private readonly Dense _first = new(4, 4), _second = new(4, 4);
    private readonly Reshape _image = new(new Shape(1, 2, 2));

    public TwoImagesNetwork() : base("Two images", NetworkInput.Latent(4)) => RegisterComponents();

    public override IReadOnlyList<string> OutputNames { get; } = ["First", "Second"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) =>
        [pass.One(_image, pass.One(_first, inputs[0])), pass.One(_image, pass.One(_second, inputs[0]))];
}

/// <summary>An image of RGB and a mask become a grey image; sides must be even.</summary>
internal sealed class MaskedNetwork : Network
{
    private readonly Convolution _halve = new(4, 2, 4, stride: 2, padding: 1);
    private readonly TransposedConvolution _double = new(2, 1, 4);

    public MaskedNetwork() : base("Masked", NetworkInput.Image(new Shape(3, 8, 8), "Input"), NetworkInput.Image(new Shape(1, 8, 8), "Mask")) => RegisterComponents();

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) =>
        [pass.One(_double, pass.One(_halve, pass.One(Concatenation.Instance, inputs[0], inputs[1])))];
}

/// <summary>An image of 1x2x2 and noise become a vector of three numbers, and one number.</summary>
internal sealed class EncoderNetwork : Network
{
    private readonly Flatten _flatten = new();
    private readonly Dense _latents = new(6, 3), _bound = new(6, 1);

    public EncoderNetwork() : base("Encoder", NetworkInput.Image(new Shape(1, 2, 2)), NetworkInput.Latent(2)) => RegisterComponents();

    public override IReadOnlyList<string> OutputNames { get; } = ["Latents", "Bound"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T joined = pass.One(Concatenation.Instance, pass.One(_flatten, inputs[0]), inputs[1]);
        return [pass.One(_latents, joined), pass.One(_bound, joined)];
    }
}
