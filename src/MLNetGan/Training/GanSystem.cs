using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// A system as the training loop sees it: networks and an objective. What differs between systems lives here; the loop
/// asks for the discriminator's loss and the generator's loss and knows nothing else of them.
/// </summary>
internal abstract class GanSystem(Network generator, Network averaged, Network discriminator) : IDisposable
{
    public Network Generator { get; } = generator;

    /// <summary>A second generator of the same form, for the average of the generator's weights over training.</summary>
    public Network Averaged { get; } = averaged;

    public Network Discriminator { get; } = discriminator;

    /// <summary>Samples the generator for the step, with gradients.</summary>
    public abstract Generated Generate(Batch real, StepNoise noise);

    /// <summary>The discriminator's loss; <paramref name="fake"/> carries no gradients to the generator.</summary>
    public abstract DiscriminatorLoss DiscriminatorLoss(Batch real, Generated fake, StepNoise noise);

    public abstract LossTerms GeneratorLoss(Batch real, Generated fake);

    /// <summary>Runs after each step of the discriminator: where its weights are held to a range.</summary>
    public virtual void ConstrainDiscriminator()
    {
    }

    /// <summary>Gives all weights their initial values and moves the networks to the device.</summary>
    public void Initialize(long seed, Device device)
    {
        NormalInitialization.Apply(Generator, CounterNoise.Combine(seed, 0));
        NormalInitialization.Apply(Averaged, CounterNoise.Combine(seed, 0));
        NormalInitialization.Apply(Discriminator, CounterNoise.Combine(seed, 1));
        foreach (Network network in (ReadOnlySpan<Network>)[Generator, Averaged, Discriminator])
            network.to(device);
        Averaged.eval();
    }

    public void Dispose()
    {
        Generator.Dispose();
        Averaged.Dispose();
        Discriminator.Dispose();
    }
}
