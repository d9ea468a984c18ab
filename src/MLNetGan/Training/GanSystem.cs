using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// A system as the training loop sees it: networks and an objective. What differs between systems lives here; the loop
/// asks for the discriminator's loss and the generator's loss and knows nothing else of them.
/// </summary>
internal abstract class GanSystem : IDisposable
{
    protected GanSystem(GanOptions options, Func<Network> newGenerator, Network discriminator)
    {
        Generator = newGenerator();
        Averaged = options.AverageDecay > 0 ? newGenerator() : Generator;
        Discriminator = discriminator;
    }

    public Network Generator { get; }

    /// <summary>
    /// What training delivers: a second generator of the same form, for the average of the generator's weights over
    /// training; or the generator itself where the options ask for no average.
    /// </summary>
    public Network Averaged { get; }

    public Network Discriminator { get; }

    /// <summary>All networks, by the names that checkpoints give them.</summary>
    public IEnumerable<(string Name, Network Network)> Networks => Averaged == Generator
        ? [("generator", Generator), ("discriminator", Discriminator)]
        : [("generator", Generator), ("averaged", Averaged), ("discriminator", Discriminator)];

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
        foreach ((_, Network network) in Networks)
        {
            NormalInitialization.Apply(network, CounterNoise.Combine(seed, network == Discriminator ? 1 : 0));
            network.to(device);
        }
    }

    public void Dispose()
    {
        foreach ((_, Network network) in Networks)
            network.Dispose();
    }
}
