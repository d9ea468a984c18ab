using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>Options of systems that play a game of a generator and a discriminator.</summary>
public abstract class GanOptions : TrainingOptions
{
    /// <summary>The adversarial loss of both networks. The default value is the reference's.</summary>
    public AdversarialLoss AdversarialLoss { get; set; }

    /// <summary>Steps of the discriminator, each on a batch of its own, for one of the generator. The default value is 1, unless the reference has another.</summary>
    [Range(1, int.MaxValue)]
    public int DiscriminatorSteps { get; set; } = 1;

    /// <summary>The learning rate of the generator. The default value is 0.0002.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double GeneratorLearningRate { get; set; } = 2e-4;

    /// <summary>The learning rate of the discriminator. The default value is 0.0002.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double DiscriminatorLearningRate { get; set; } = 2e-4;
}
