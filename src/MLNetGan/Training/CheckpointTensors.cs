using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>A system's weights and its optimizers' state under the names that checkpoints give them.</summary>
internal static class CheckpointTensors
{
    public static IEnumerable<(string Name, Tensor Value)> Of(GanSystem system, Player generator, Player discriminator) =>
    [
        .. system.Networks.SelectMany(n => n.Network.state_dict().Select(s => ($"{n.Name}.{s.Key}", s.Value))),
        .. OptimizerTensors.Tensors(generator.Optimizer).Select(t => ($"generator_optimizer.{t.Name}", t.Value)),
        .. OptimizerTensors.Tensors(discriminator.Optimizer).Select(t => ($"discriminator_optimizer.{t.Name}", t.Value)),
    ];

    public static void Restore(Dictionary<string, Tensor> saved, GanSystem system, Player generator, Player discriminator)
    {
        RestoreNetworks(saved, system);
        using IDisposable noGrad = no_grad();
        OptimizerTensors.Load(generator.Optimizer, (name, current) => Find(saved, $"generator_optimizer.{name}", current));
        OptimizerTensors.Load(discriminator.Optimizer, (name, current) => Find(saved, $"discriminator_optimizer.{name}", current));
    }

    public static void RestoreNetworks(Dictionary<string, Tensor> saved, GanSystem system)
    {
        using IDisposable noGrad = no_grad();
        foreach ((string prefix, Network network) in system.Networks)
        {
            foreach ((string name, Tensor value) in network.state_dict())
                value.copy_(Find(saved, $"{prefix}.{name}", value));
        }
    }

    private static Tensor Find(Dictionary<string, Tensor> saved, string name, Tensor current)
    {
        if (!saved.TryGetValue(name, out Tensor? value))
            throw new InvalidDataException($"The checkpoint lacks the tensor '{name}'. Resume with the options that the run was started with.");
        if (!value.shape.AsSpan().SequenceEqual(current.shape))
        {
            throw new InvalidDataException($"The checkpoint's tensor '{name}' has shape ({string.Join(", ", value.shape)}), expected " +
                $"({string.Join(", ", current.shape)}). Resume with the options that the run was started with.");
        }
        return value;
    }
}
