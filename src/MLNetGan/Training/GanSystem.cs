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
    private readonly PhaseSchedule _onePhase;

    /// <param name="options">The options.</param>
    /// <param name="newGenerator">Makes a generator; called a second time for <see cref="Averaged"/>.</param>
    /// <param name="discriminator">The discriminator.</param>
    /// <param name="newAveragedDiscriminator">Makes a second discriminator, for systems that deliver a part of it; else null.</param>
    protected GanSystem(GanOptions options, Func<Network> newGenerator, Network discriminator, Func<Network>? newAveragedDiscriminator = null)
    {
        _onePhase = new PhaseSchedule(new TrainingPhase(options.BatchSize));
        bool averages = options.AverageDecay > 0;
        Generator = newGenerator();
        Averaged = averages ? newGenerator() : Generator;
        Discriminator = discriminator;
        AveragedDiscriminator = averages && newAveragedDiscriminator is not null ? newAveragedDiscriminator() : discriminator;
    }

    public Network Generator { get; }

    /// <summary>
    /// What training delivers: a second generator of the same form, for the average of the generator's weights over
    /// training; or the generator itself where the options ask for no average.
    /// </summary>
    public Network Averaged { get; }

    public Network Discriminator { get; }

    /// <summary>As <see cref="Averaged"/>, of the discriminator: that itself unless the system delivers a part of it.</summary>
    public Network AveragedDiscriminator { get; }

    /// <summary>The phases of a run; one without end unless the networks grow.</summary>
    public virtual PhaseSchedule Phases => _onePhase;

    /// <summary>All networks, by the names that checkpoints give them.</summary>
    public virtual IEnumerable<(string Name, Network Network)> Networks
    {
        get
        {
            yield return ("generator", Generator);
            if (Averaged != Generator)
                yield return ("averaged", Averaged);
            yield return ("discriminator", Discriminator);
            if (AveragedDiscriminator != Discriminator)
                yield return ("averaged_discriminator", AveragedDiscriminator);
        }
    }

    /// <summary>Gives networks that grow the form that they have at a point of the run.</summary>
    public virtual void Enter(PhasePoint point)
    {
    }

    /// <summary>Makes of real images what the networks are trained on.</summary>
    public virtual Batch Prepare(Batch real, StepNoise noise) => real;

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
            NormalInitialization.Apply(network, CounterNoise.Combine(seed, network == Discriminator || network == AveragedDiscriminator ? 1 : 0));
            network.to(device);
        }
        SeedDropout(seed);
    }

    /// <summary>Makes the dropout masks of all networks a function of a seed, each network's another.</summary>
    public void SeedDropout(long seed)
    {
        long stream = 0;
        foreach ((_, Network network) in Networks)
            network.SeedDropout(CounterNoise.Combine(seed, stream++));
    }

    public void Dispose()
    {
        foreach ((_, Network network) in Networks)
            network.Dispose();
    }
}
