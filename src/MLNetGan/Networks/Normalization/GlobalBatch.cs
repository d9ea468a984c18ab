using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// A batch of which several processes have a part each, as many samples as each other: normalization by the statistics of all of it,
/// for values and gradients of any order.
/// </summary>
/// <param name="parts">The number of processes.</param>
/// <param name="sum">Replaces a contiguous tensor by the sum of those of all processes, all of which ask for it in the same order.</param>
internal sealed class GlobalBatch(int parts, Action<Tensor> sum)
{
    private readonly Action<Tensor> _sum = sum;

    /// <summary>
    /// Normalizes channels, the second dimension, by mean and variance over all others. In two passes, as the difference of the mean
    /// of squares and the square of the mean has no digits left where the mean is large.
    /// </summary>
    /// <param name="input">This process's part.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <returns>
    /// This part, and the statistics of the whole batch: a value a channel, the variance with the number of values as divisor.
    /// </returns>
    public (Tensor Normalized, Tensor Mean, Tensor Variance) Normalize(Tensor input, double epsilon)
    {
        long[] others = [.. Enumerable.Range(0, (int)input.dim()).Where(dimension => dimension != 1).Select(dimension => (long)dimension)];
        Tensor mean = Mean(input.mean(others, true)), centred = input - mean;
        Tensor variance = Mean(centred.Squared().mean(others, true));
        return (centred * variance.Plus(epsilon).rsqrt(), mean.detach().flatten(), variance.detach().flatten());
    }

    /// <summary>How many values a channel has in the whole batch.</summary>
    public double ValuesOf(Tensor input) => (double)input.numel() / input.shape[1] * parts;

    private Tensor Mean(Tensor ofPart) => Sum(ofPart).DividedBy(parts);

    private Tensor Sum(Tensor ofPart) => GlobalSum.apply(ofPart, this);

    // The gradient of a sum over processes is the sum over processes of the gradients: each one's loss depends on it.
    private sealed class GlobalSum : autograd.SingleTensorFunction<GlobalSum>
    {
        private const string Batch = "batch";

        public override string Name => nameof(GlobalSum);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var batch = (GlobalBatch)vars[1];
            ctx.save_data(Batch, batch);
            Tensor total = ((Tensor)vars[0]).contiguous().clone();
            batch._sum(total);
            return total;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            [((GlobalBatch)ctx.get_data(Batch)).Sum(grad_output), null!];
    }
}
