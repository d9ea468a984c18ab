using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>An optimizer's state as named tensors.</summary>
internal static class OptimizerTensors
{
    public static IEnumerable<(string Name, Tensor Value)> Tensors(OptimizerHelper optimizer) => States(optimizer).SelectMany((state, i) =>
        Values(state).Select(value => ($"{i}.{value.Name}", value.Value)).Prepend(($"{i}.step", tensor(Step(state)))));

    /// <summary>Takes the state from what <see cref="Tensors"/> gave.</summary>
    public static void Load(OptimizerHelper optimizer, Func<string, Tensor, Tensor> saved)
    {
        int i = 0;
        foreach (OptimizerState state in States(optimizer))
        {
            using (Tensor current = tensor(Step(state)))
                SetStep(state, saved($"{i}.step", current).ToInt64());
            foreach ((string name, Tensor value) in Values(state))
                value.copy_(saved($"{i}.{name}", value));
            i++;
        }
    }

    /// <summary>Makes the state that of an optimizer that has taken no step.</summary>
    public static void Reset(OptimizerHelper optimizer)
    {
        foreach (OptimizerState state in States(optimizer))
        {
            SetStep(state, 0);
            foreach ((_, Tensor value) in Values(state))
                value.zero_().Dispose();
        }
    }

    private static List<OptimizerState> States(OptimizerHelper optimizer) => optimizer.state_dict().State;

    private static (string Name, Tensor Value)[] Values(OptimizerState state) => state switch
    {
        Adam.State adam => [("exp_avg", adam.exp_avg), ("exp_avg_sq", adam.exp_avg_sq)],
        RMSProp.State rmsProp => [("square_avg", rmsProp.square_avg)],
        _ => throw new NotSupportedException($"Checkpoints know nothing of {state.GetType()}."),
    };

    private static long Step(OptimizerState state) => state is Adam.State adam ? adam.step : ((RMSProp.State)state).step;

    private static void SetStep(OptimizerState state, long step)
    {
        if (state is Adam.State adam)
            adam.step = step;
        else
            ((RMSProp.State)state).step = step;
    }
}
