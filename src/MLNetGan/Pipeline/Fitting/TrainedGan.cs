using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>A trained system, out of which a transformer takes the networks that it needs; the others are disposed of.</summary>
internal sealed class TrainedGan(TrainingSystem system, TrainingOptions options, TrainingColumns columns, Device device) : IDisposable
{
    private readonly HashSet<Network> _taken = [];

    public TrainingSystem System => system;

    public TrainingOptions Options => options;

    /// <summary>What the columns of images held, by the slots of a batch that they were.</summary>
    public IReadOnlyDictionary<string, ImageColumn> Images => columns.Images;

    public LabelColumn? Label => columns.Label;

    public Device Device => device;

    /// <summary>The name of the column of images that was a slot of a batch.</summary>
    public string ColumnName(string slot) => options.Images.Single(images => images.Slot == slot).Column;

    /// <summary>Hands over what a player delivers, in inference mode: its average where it has one, else itself.</summary>
    public Network Take(string player) => Take(system[player].Delivered);

    /// <summary>Hands a network over, in inference mode.</summary>
    public Network Take(Network network)
    {
        network.eval();
        _taken.Add(network);
        return network;
    }

    public void Dispose()
    {
        foreach ((_, Network network) in system.Networks)
        {
            if (!_taken.Contains(network))
                network.Dispose();
        }
        foreach (Player player in system.Players)
            player.DisposeState();
    }
}
