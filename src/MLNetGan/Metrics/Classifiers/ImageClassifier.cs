using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Classifiers;

/// <summary>A small convolutional classifier of images: three convolutions, then a mean over places, whose values are features.</summary>
internal sealed class ImageClassifier : nn.Module<Tensor, (Tensor Features, Tensor Scores)>
{
    private const int FirstChannels = 16, Kernel = 3;
    private const float HalfRange = 127.5f;

    private readonly Stack _body;
    private readonly Dense _head;

    /// <param name="channels">Channels of images.</param>
    /// <param name="height">Their height, at least 4.</param>
    /// <param name="width">Their width, at least 4.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="seed">Of the weights.</param>
    public ImageClassifier(long channels, long height, long width, long classes, long seed) : base(nameof(ImageClassifier))
    {
        (Channels, Height, Width, Classes) = (channels, height, width, classes);
        _body = new Stack(
        [
            .. Stage(channels, FirstChannels), new MaxPooling(),
            .. Stage(FirstChannels, 2 * FirstChannels), new MaxPooling(),
            .. Stage(2 * FirstChannels, FeatureCount),
        ]);
        _head = new Dense(FeatureCount, classes);
        RegisterComponents();
        SetWeights(seed);
    }

    public static int FeatureCount => 4 * FirstChannels;

    public long Channels { get; }

    public long Height { get; }

    public long Width { get; }

    public long Classes { get; }

    /// <exception cref="InvalidDataException">Images that it shall read have other channels than those that it learned.</exception>
    public void RequireChannels(long channels)
    {
        if (channels != Channels)
            throw new InvalidDataException($"The classifier was trained on images of {Channels} channels, and these have {channels}. " +
                "Train it on these.");
    }

    /// <param name="images">N,C,H,W with values 0..255, of bytes or floats.</param>
    public override (Tensor Features, Tensor Scores) forward(Tensor images)
    {
        Tensor maps = _body.Forward(images.to(ScalarType.Float32).DividedBy(HalfRange).Minus(1))[0];
        Tensor features = nn.functional.adaptive_avg_pool2d(maps, 1).flatten(1);
        return (features, _head.Forward(features));
    }

    // TorchSharp's own normalization hands native code numbers that nothing holds.
    private static Layer[] Stage(long inputs, long outputs) =>
        [new Convolution(inputs, outputs, Kernel, padding: 1, hasBias: false), new BatchNormalization(outputs), Activation.ReLU()];

    // Not with PyTorch's generator, which is everybody's.
    private void SetWeights(long seed)
    {
        using IDisposable noGrad = no_grad();
        int number = 0;
        foreach (TorchSharp.Modules.Parameter weights in parameters().Where(weights => weights.dim() > 1))
        {
            var noise = new float[weights.numel()];
            CounterNoise.Normal(CounterNoise.Combine(seed, number++), noise);
            using Tensor values = tensor(noise, weights.shape);
            // He et al. 2015: the variance stays the same from layer to layer.
            weights.copy_(values.Times(Math.Sqrt(2.0 * weights.shape[0] / weights.numel())));
        }
    }
}
