using MLNetGan.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetGan.Metrics.Classifiers;

/// <summary>A small convolutional classifier of images: three convolutions, then a mean over places, whose values are features.</summary>
internal sealed class ImageClassifier : Module<Tensor, (Tensor Features, Tensor Scores)>
{
    private const int FirstChannels = 16, Kernel = 3;
    private const float HalfRange = 127.5f;

    private readonly Sequential _body;
    private readonly Linear _head;

    /// <param name="channels">Channels of images.</param>
    /// <param name="height">Their height, at least 4.</param>
    /// <param name="width">Their width, at least 4.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="seed">Of the weights.</param>
    public ImageClassifier(long channels, long height, long width, long classes, long seed) : base(nameof(ImageClassifier))
    {
        (Channels, Height, Width, Classes) = (channels, height, width, classes);
        _body = Sequential(
            Conv2d(channels, FirstChannels, Kernel, padding: 1, bias: false), BatchNorm2d(FirstChannels), ReLU(), MaxPool2d(2),
            Conv2d(FirstChannels, 2 * FirstChannels, Kernel, padding: 1, bias: false), BatchNorm2d(2 * FirstChannels), ReLU(), MaxPool2d(2),
            Conv2d(2 * FirstChannels, FeatureCount, Kernel, padding: 1, bias: false), BatchNorm2d(FeatureCount), ReLU(),
                AdaptiveAvgPool2d(1), Flatten());
        _head = Linear(FeatureCount, classes);
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
        Tensor features = _body.forward(images.to(ScalarType.Float32).DividedBy(HalfRange).Minus(1));
        return (features, _head.forward(features));
    }

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
        _head.bias!.zero_();
    }
}
