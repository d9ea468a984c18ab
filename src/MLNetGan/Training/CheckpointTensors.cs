using MLNetGan.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>A system's weights and its optimizers' state under the names that checkpoints give them.</summary>
internal static class CheckpointTensors
{
    public static IEnumerable<(string Name, Tensor Value)> Of(GanSystem system, Adam generatorOptimizer, Adam discriminatorOptimizer) =>
    [
        .. Networks(system).SelectMany(n => n.Network.state_dict().Select(s => ($"{n.Name}.{s.Key}", s.Value))),
        .. OptimizerState.Tensors(generatorOptimizer).Select(t => ($"generator_optimizer.{t.Name}", t.Value)),
        .. OptimizerState.Tensors(discriminatorOptimizer).Select(t => ($"discriminator_optimizer.{t.Name}", t.Value)),
    ];

    public static void Restore(Dictionary<string, Tensor> saved, GanSystem system, Adam generatorOptimizer, Adam discriminatorOptimizer)
    {
        using IDisposable noGrad = no_grad();
        Tensor Find(string name, Tensor current)
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
        foreach ((string prefix, Network network) in Networks(system))
        {
            foreach ((string name, Tensor value) in network.state_dict())
                value.copy_(Find($"{prefix}.{name}", value));
        }
        OptimizerState.Load(generatorOptimizer, (name, current) => Find($"generator_optimizer.{name}", current));
        OptimizerState.Load(discriminatorOptimizer, (name, current) => Find($"discriminator_optimizer.{name}", current));
    }

    private static (string Name, Network Network)[] Networks(GanSystem system) =>
        [("generator", system.Generator), ("averaged", system.Averaged), ("discriminator", system.Discriminator)];
}
