using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>A network that a system trains, under a name that checkpoints and reports give it.</summary>
internal sealed class Player : IDisposable
{
    /// <summary>The names of players in systems that have one of a kind.</summary>
    public const string Generator = "generator", Discriminator = "discriminator";

    private readonly List<KeptValue> _kept = [];

    /// <param name="name">The name: lower case with underscores.</param>
    /// <param name="create">Makes the network; called a second time for its average.</param>
    /// <param name="learning">How it learns.</param>
    /// <param name="averageDecay">The decay per step of the average of its weights; 0 for no average.</param>
    /// <param name="isDelivered">Whether users get the network, so that it is drawn, measured and kept at its best.</param>
    public Player(string name, Func<Network> create, Learning learning, double averageDecay = 0, bool isDelivered = false)
    {
        (Name, Learning, AverageDecay, IsDelivered) = (name, learning, averageDecay, isDelivered);
        Network = create();
        Delivered = averageDecay > 0 ? create() : Network;
    }

    public string Name { get; }

    public Learning Learning { get; }

    public double AverageDecay { get; }

    public bool IsDelivered { get; }

    /// <summary>The network that learns.</summary>
    public Network Network { get; }

    /// <summary>What training delivers: a second network for the average of the weights over training, or the one that learns.</summary>
    public Network Delivered { get; }

    public bool HasAverage => Delivered != Network;

    /// <summary>Its networks, by the names that checkpoints give them.</summary>
    public IEnumerable<(string Name, Network Network)> Networks =>
        HasAverage ? [(Name, Network), ($"averaged_{Name}", Delivered)] : [(Name, Network)];

    /// <summary>What was kept beside its weights, by the names that checkpoints give it.</summary>
    public IEnumerable<(string Name, Tensor Value)> State => _kept.Select(kept => ($"{Name}.{kept.Name}", kept.Value));

    /// <summary>Keeps numbers beside the weights, for whoever plays a game with the player.</summary>
    /// <param name="name">Their name: lower case with underscores.</param>
    /// <param name="initial">What they are at the start of a run.</param>
    /// <param name="isRead">Whether the program reads them at every step.</param>
    public KeptValue Keep(string name, Tensor initial, bool isRead = false)
    {
        var kept = new KeptValue(name, initial, isRead);
        _kept.Add(kept);
        return kept;
    }

    /// <summary>Moves its networks, and what is kept beside them, to a device.</summary>
    public void MoveTo(Device device)
    {
        foreach ((_, Network network) in Networks)
            network.to(device);
        foreach (KeptValue kept in _kept)
            kept.MoveTo(device);
    }

    /// <summary>Disposes of what is kept beside its weights.</summary>
    public void DisposeState()
    {
        foreach (KeptValue kept in _kept)
            kept.Dispose();
    }

    public void Dispose()
    {
        Network.Dispose();
        Delivered.Dispose();
        DisposeState();
    }
}
