using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Where processes that train together start from.</summary>
internal static class RankState
{
    /// <summary>
    /// Gives all processes the first one's values: weights that machines of different kinds drew may differ in their last digits.
    /// </summary>
    /// <param name="ranks">The processes.</param>
    /// <param name="state">What the run depends on; the same tensors, of other values, in each.</param>
    public static void Broadcast(IRankGroup ranks, IEnumerable<Tensor> state)
    {
        using IDisposable noGrad = no_grad();
        foreach (Tensor value in state)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor host = value.cpu().contiguous();
            foreach (Tensor part in SafeTensors.Parts(host))
                ranks.Broadcast(part.bytes);
            value.copy_(host);
        }
    }
}
