using MLNetGan.Networks;

namespace MLNetGan.Systems.CoGan;

/// <summary>
/// Two discriminators that share all but their first layers (Liu 2016, section 3). It judges an image of each kind, and with labels
/// tells that of the input; <see cref="Classify"/> tells that of a target by the same layers.
/// </summary>
internal sealed class CoGanDiscriminator : Network
{
    private readonly Stack input, target, shared;
    private readonly Dense validity;
    private readonly Dense? classes;

    public CoGanDiscriminator(CoGanOptions options, Shape inputImage, Shape targetImage, int labelCount)
        : base("CoGAN discriminator", NetworkInput.Image(inputImage, "Input"), NetworkInput.Image(targetImage, "Target"))
    {
        if (options.DiscriminatorForm == CoGanDiscriminatorForm.LeNet)
        {
            int channels = options.BaseChannels ?? LeNetBody.Channels;
            input = new Stack(LeNetBody.First(inputImage, channels));
            target = new Stack(LeNetBody.First(targetImage, channels));
            shared = new Stack(LeNetBody.Rest(inputImage, channels, options.Dropout));
        }
        else if (options.Architecture == GanArchitecture.Compact)
        {
            int channels = options.BaseChannels ?? CompactBody.DefaultChannels;
            input = new Stack(CompactBody.First(inputImage, channels));
            target = new Stack(CompactBody.First(targetImage, channels));
            shared = new Stack(CompactBody.Rest(inputImage, channels, options.NormalizeDiscriminator, options.Dropout));
        }
        else
        {
            int? channels = options.BaseChannels;
            input = new Stack(ConvolutionalDiscriminator.First(inputImage, channels));
            target = new Stack(ConvolutionalDiscriminator.First(targetImage, channels));
            shared = new Stack(ConvolutionalDiscriminator.Rest(inputImage, channels, options.Dropout, options.NormalizeDiscriminator));
        }
        long features = shared.OutputShapes(input.OutputShapes(inputImage))[0].Count;
        validity = new Dense(features, 1);
        classes = labelCount > 0 ? new Dense(features, labelCount) : null;
        TargetImage = targetImage;
        RegisterComponents();
    }

    /// <summary>The shape of targets.</summary>
    public Shape TargetImage { get; }

    /// <summary>The judgements of input and target, what both are judged by, and the class logits of the input.</summary>
    public override IReadOnlyList<string> OutputNames =>
        ["Validity", "InputFeatures", "TargetFeatures", .. classes is null ? [] : (string[])["Classes"]];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T ofInput = pass.One(shared, pass.One(input, inputs[0])), ofTarget = pass.One(shared, pass.One(target, inputs[1]));
        T judged = pass.One(Concatenation.Instance, pass.One(validity, ofInput), pass.One(validity, ofTarget));
        return [judged, ofInput, ofTarget, .. classes is null ? [] : (T[])[pass.One(classes, ofInput)]];
    }

    /// <summary>The class logits of a target.</summary>
    public T Classify<T>(IPass<T> pass, T image) => pass.One(classes!, pass.One(shared, pass.One(target, image)));
}
