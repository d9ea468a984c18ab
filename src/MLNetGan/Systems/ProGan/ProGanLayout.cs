using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Systems.ProGan;

/// <summary>What the networks of a ProGAN consist of at each level: level 0 has the smallest images, and each level doubles them.</summary>
internal sealed class ProGanLayout(ProGanOptions options, Shape image, int labelCount, int lastLevel)
{
    /// <summary>The layout for images of a size that networks can grow to.</summary>
    /// <exception cref="ArgumentException">They cannot grow to it.</exception>
    public ProGanLayout(ProGanOptions options, Shape image, int labelCount) : this(options, image, labelCount, Doublings.Count(image))
    {
    }

    public ProGanOptions Options => options;

    public int LabelCount => labelCount;

    public bool UsesBatchNormalization => options.Normalization == ProGanNormalization.Batch;

    /// <summary>The level of the images that the networks are trained on at last.</summary>
    public int LastLevel => lastLevel;

    /// <summary>The levels up to one of them.</summary>
    public ProGanLayout UpTo(int level) => new(options, Image(level), labelCount, level);

    /// <summary>Images of a level.</summary>
    public Shape Image(int level) => new(image[0], image[1] >> (LastLevel - level), image[2] >> (LastLevel - level));

    /// <summary>Channels after the generator's block of a level.</summary>
    public int GeneratorChannels(int level) => level == 0 ? FirstBlockChannels : Channels(level);

    /// <summary>Channels that a discriminator's block takes; the one of level 0 has its own inside.</summary>
    public int Channels(int level) => Rule(level + 1);

    public int FirstBlockChannels => options.FirstBlockChannels ?? Rule(1);

    /// <summary>Features before the judgement.</summary>
    public int Features => options.FirstBlockChannels ?? Rule(0);

    /// <summary>The scale of weights before a leaky ReLU, or of another gain.</summary>
    public HeScale Scale(double gain = 1.4142135623730951) => new(gain, options.EqualizeLearningRate);

    /// <summary>The layers that follow a convolution of a block, but in the discriminator of the paper.</summary>
    public IEnumerable<Layer> AfterConvolution(int channels) => UsesBatchNormalization
        ? [new BatchNormalization(channels), Activation.LeakyReLU(0.2)]
        : [Activation.LeakyReLU(0.2), new PixelNormalization()];

    /// <summary>The run's phases: the smallest resolution, then each larger one faded in and stabilized.</summary>
    public IEnumerable<TrainingPhase> Phases()
    {
        for (int level = 0; level <= LastLevel; level++)
        {
            Shape size = Image(level);
            int resolution = (int)Math.Min(size[1], size[2]);
            ProGanStage stage = options.StageAt(resolution);
            TrainingPhase Phase(double kimg, bool isFade) => new(stage.BatchSize ?? options.BatchSize,
                (long)Math.Max(1, Math.Round(kimg * 1000)), level, resolution, isFade, stage.LearningRateFactor ?? 1, 1L << level);
            double fade = options.FadeKimg * (stage.FadeFactor ?? 1);
            if (level > 0 && fade > 0)
                yield return Phase(fade, isFade: true);
            yield return Phase(options.StabilizationKimg * (stage.StabilizationFactor ?? 1), isFade: false);
        }
    }

    private int Rule(int stage) => Math.Clamp(options.BaseChannels >> stage, 1, options.MaximumChannels);
}
