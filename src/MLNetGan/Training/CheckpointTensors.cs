using MLNetGan.Networks;
using MLNetGan.Runs;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>A system's weights, its state and its optimizers' under the names that checkpoints give them.</summary>
internal static class CheckpointTensors
{
    private const string State = "state.";

    public static IEnumerable<(string Name, Tensor Value)> Of(TrainingSystem system, IEnumerable<Learner> learners) =>
    [
        .. system.Networks.SelectMany(n => n.Network.state_dict().Select(s => ($"{n.Name}.{s.Key}", s.Value))),
        .. StateOf(system).Select(state => ($"{State}{state.Name}", state.Value)),
        .. learners.SelectMany(learner => learner.Tensors()),
    ];

    public static void Restore(LoadedCheckpoint saved, TrainingSystem system, IEnumerable<Learner> learners)
    {
        RestoreNetworks(saved, system);
        using IDisposable noGrad = no_grad();
        foreach ((string name, Tensor value) in StateOf(system))
            value.copy_(saved.Find($"{State}{name}", value));
        foreach (Learner learner in learners)
            learner.Restore(saved.Find);
    }

    public static void RestoreNetworks(LoadedCheckpoint saved, TrainingSystem system)
    {
        using IDisposable noGrad = no_grad();
        foreach ((string prefix, Network network) in system.Networks)
        {
            foreach ((string name, Tensor value) in network.state_dict())
                value.copy_(saved.Find($"{prefix}.{name}", value));
        }
    }

    private static IEnumerable<(string Name, Tensor Value)> StateOf(TrainingSystem system) =>
        system.State.Concat(system.Players.SelectMany(player => player.State));
}
