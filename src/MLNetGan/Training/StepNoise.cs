using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// The random numbers of one training step: a function of the run's seed and the step, hence the same after a resume. Where several
/// processes share a batch, each has its rows of those that one process would have.
/// </summary>
internal sealed class StepNoise(long seed, long step, Device device, RankShare? share = null)
{
    private readonly RankShare _share = share ?? RankShare.All;
    private long _stream;

    /// <summary>Standard normal values of shape (count, size).</summary>
    public Tensor Normal(long count, long size)
    {
        var values = new float[count * size];
        CounterNoise.Normal(NextSeed(), values, First(values));
        return Upload.Of(values, [count, size], device);
    }

    /// <summary>Values of shape (count, size), uniform from 0 to 1.</summary>
    public Tensor Uniform(long count, long size) => Upload.Of(UniformValues(count * size), [count, size], device);

    /// <summary>Values in ordinary memory, as many a row of the batch, uniform from 0 to 1.</summary>
    public float[] UniformValues(long count)
    {
        var values = new float[count];
        CounterNoise.Uniform(NextSeed(), values, First(values));
        return values;
    }

    /// <summary>Category indices of shape (count), uniform from 0 to the cardinality less one.</summary>
    public Tensor Categories(long count, int cardinality)
    {
        var values = new long[count];
        CounterNoise.Integers(NextSeed(), cardinality, values, First(values));
        return Upload.Of(values, [count], device);
    }

    /// <summary>How many rows the whole batch has, of which this process has so many.</summary>
    public long InAll(long count) => count * _share.Size;

    private long First(Array values) => values.LongLength * _share.Rank;

    private long NextSeed() => CounterNoise.Combine(CounterNoise.Combine(seed, step), _stream++);
}
