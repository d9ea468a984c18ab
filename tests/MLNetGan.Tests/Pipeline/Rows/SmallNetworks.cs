using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline.Rows;

/// <summary>A vector becomes two images of 1x2x2.</summary>
internal sealed class TwoImagesNetwork : Network
{
    private readonly Action? _ran;
    private readonly Dense _first = new(4, 4), _second = new(4, 4);
    private readonly Reshape _image = new(new Shape(1, 2, 2));

    /// <param name="ran">Is told whenever it runs.</param>
    public TwoImagesNetwork(Action? ran = null) : base("Two images", NetworkInput.Latent(4))
    {
        _ran = ran;
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["First", "Second"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        if (typeof(T) == typeof(Tensor))
            _ran?.Invoke();
        return [pass.One(_image, pass.One(_first, inputs[0])), pass.One(_image, pass.One(_second, inputs[0]))];
    }
}

/// <summary>A transformer of <see cref="TwoImagesNetwork"/>: seeds to Left and Right.</summary>
internal sealed class TwoImagesTransformer : NetworkTransformer
{
    public TwoImagesTransformer(Action? ran = null) : base(Create(ran))
    {
    }

    private static RowModel Create(Action? ran)
    {
        var network = new TwoImagesNetwork(ran);
        Golden.SetWeights(network, 1);
        network.eval();
        var image = new ImageColumn(new Shape(1, 2, 2), new VectorDataViewType(NumberDataViewType.Single, 1, 2, 2), PixelScale.Bytes);
        return new RowModel(network, CPU, [new LatentInput("Latent", network.Inputs[0])],
            [new ImageOutput(0, "Left", "Left", image), new ImageOutput(1, "Right", "Right", image)])
        { SeedColumnName = "Seed" };
    }
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
