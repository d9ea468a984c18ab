using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// A system as the training loop sees it: networks by name, and the moves of a step with their losses. What differs between
/// systems lives here; the loop knows nothing else of them.
/// </summary>
internal abstract class TrainingSystem(int batchSize) : IDisposable
{
    private readonly PhaseSchedule _onePhase = new(new TrainingPhase(batchSize));

    /// <summary>The networks that learn. Their order is that of their initial weights' and dropout's seeds.</summary>
    public abstract IReadOnlyList<Player> Players { get; }

    /// <summary>The moves of a step, in their order. Which players learn may change from phase to phase, names may not.</summary>
    public abstract IReadOnlyList<Move> Moves { get; }

    /// <summary>The phases of a run; one without end unless the networks or what they learn change on the way.</summary>
    public virtual PhaseSchedule Phases => _onePhase;

    /// <summary>Networks that are kept beside the players and do not learn, by the names that checkpoints give them.</summary>
    public virtual IEnumerable<(string Name, Network Network)> Kept => [];

    /// <summary>What else a run depends on, as tensors of a shape that stays: what checkpoints keep, and write into again.</summary>
    public virtual IEnumerable<(string Name, Tensor Value)> State => [];

    /// <summary>What training should not do for long.</summary>
    public virtual IReadOnlyList<WatchedCondition> Watched => [];

    /// <summary>All networks, by the names that checkpoints give them.</summary>
    public IEnumerable<(string Name, Network Network)> Networks => Players.SelectMany(player => player.Networks).Concat(Kept);

    /// <summary>The player of a name.</summary>
    public Player this[string name] => Players.Single(player => player.Name == name);

    /// <summary>Gives networks and losses the form that they have at a point of the run.</summary>
    public virtual void Enter(PhasePoint point)
    {
    }

    /// <summary>What there is to report of a point of the run, by name.</summary>
    public virtual IEnumerable<(string Name, double Value)> Describe(PhasePoint point) => [];

    /// <summary>
    /// Begins a step: prepares what its moves share, with gradients for the players that learn in it. Gives the losses of
    /// <see cref="Moves"/>, each computed when its move is made, with gradients for the learners of that move alone. What is prepared
    /// here must not go through a network that learns in a move before the one that uses it: weights change in place, unseen by autograd.
    /// </summary>
    public abstract IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise);

    /// <summary>Gives all weights their initial values and moves the networks, and state, to the device.</summary>
    public virtual void Initialize(long seed, Device device)
    {
        for (int i = 0; i < Players.Count; i++)
        {
            foreach ((_, Network network) in Players[i].Networks)
                NormalInitialization.Apply(network, RunSeeds.Weights(seed, i));
            Players[i].MoveTo(device);
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

    public virtual void Dispose()
    {
        foreach ((_, Network network) in Networks)
            network.Dispose();
        foreach (Player player in Players)
            player.DisposeState();
    }
}
