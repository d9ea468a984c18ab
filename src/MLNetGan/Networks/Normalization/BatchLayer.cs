using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A layer whose outputs in training may depend on the other samples of the batch.</summary>
internal abstract class BatchLayer(string name) : UnaryLayer(name)
{
    /// <summary>How many batches, of as many samples each, go through it together, one after the other: each counts by itself.</summary>
    public int Batches { get; set; } = 1;

    /// <summary>Whether they do.</summary>
    protected virtual bool MixesSamples => true;

    public sealed override Tensor Forward(Tensor input) =>
        Batches > 1 && MixesSamples ? cat([.. input.chunk(Batches).Select(ForwardBatch)]) : ForwardBatch(input);

    /// <summary>Takes a whole batch.</summary>
    protected abstract Tensor ForwardBatch(Tensor input);
}
