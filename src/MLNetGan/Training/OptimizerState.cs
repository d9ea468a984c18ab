using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>An Adam optimizer's state as named tensors.</summary>
internal static class OptimizerState
{
    public static IEnumerable<(string Name, Tensor Value)> Tensors(Adam optimizer) => States(optimizer).SelectMany((state, i) => new[]
    {
        ($"{i}.step", tensor(state.step)),
        ($"{i}.exp_avg", state.exp_avg),
        ($"{i}.exp_avg_sq", state.exp_avg_sq),
    });

    /// <summary>Takes the state from what <see cref="Tensors"/> gave.</summary>
    public static void Load(Adam optimizer, Func<string, Tensor, Tensor> saved)
    {
        int i = 0;
        foreach (Adam.State state in States(optimizer))
        {
            using (Tensor current = tensor(state.step))
                state.step = saved($"{i}.step", current).ToInt64();
            state.exp_avg.copy_(saved($"{i}.exp_avg", state.exp_avg));
            state.exp_avg_sq.copy_(saved($"{i}.exp_avg_sq", state.exp_avg_sq));
            i++;
        }
    }

    private static IEnumerable<Adam.State> States(Adam optimizer) => optimizer.state_dict().State.Cast<Adam.State>();
}
