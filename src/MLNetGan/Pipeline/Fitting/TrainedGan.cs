using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>A trained system, out of which a transformer takes the networks that it needs; the others are disposed of.</summary>
internal sealed class TrainedGan(GanSystem system, TrainingOptions options, TrainingColumns columns, Device device) : IDisposable
{
    private readonly HashSet<Network> _taken = [];

    public GanSystem System => system;

    public TrainingOptions Options => options;

    public ImageColumn Image => columns.Image;

    public ImageColumn? Source => columns.Source;

    public LabelColumn? Label => columns.Label;

    public Device Device => device;

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
    }
}
