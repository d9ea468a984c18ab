using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The random numbers of one training step: a function of the run's seed and the step, hence the same after a resume.</summary>
internal sealed class StepNoise(long seed, long step, Device device)
{
    private long _stream;

    /// <summary>Standard normal values of shape (count, size).</summary>
    public Tensor Normal(long count, long size)
    {
        var values = new float[count * size];
        CounterNoise.Normal(NextSeed(), values);
        return Upload.Of(values, [count, size], device);
    }

    /// <summary>Values of shape (count, size), uniform from 0 to 1.</summary>
    public Tensor Uniform(long count, long size) => Upload.Of(UniformValues(count * size), [count, size], device);

    /// <summary>Values in ordinary memory, uniform from 0 to 1.</summary>
    public float[] UniformValues(long count)
    {
        var values = new float[count];
        CounterNoise.Uniform(NextSeed(), values);
        return values;
    }

    /// <summary>Category indices of shape (count), uniform from 0 to the cardinality less one.</summary>
    public Tensor Categories(long count, int cardinality)
    {
        var values = new long[count];
        CounterNoise.Integers(NextSeed(), cardinality, values);
        return Upload.Of(values, [count], device);
    }

    private long NextSeed() => CounterNoise.Combine(CounterNoise.Combine(seed, step), _stream++);
}
