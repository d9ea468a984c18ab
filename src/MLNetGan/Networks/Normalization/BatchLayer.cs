using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A layer whose outputs in training depend on the other samples of the batch.</summary>
internal abstract class BatchLayer(string name) : UnaryLayer(name)
{
    /// <summary>How many batches, of as many samples each, go through it together, one after the other: each counts by itself.</summary>
    public int Batches { get; set; } = 1;

    public sealed override Tensor Forward(Tensor input) =>
        Batches == 1 ? ForwardBatch(input) : cat([.. input.chunk(Batches).Select(ForwardBatch)]);

    /// <summary>Takes a whole batch.</summary>
    protected abstract Tensor ForwardBatch(Tensor input);
}
