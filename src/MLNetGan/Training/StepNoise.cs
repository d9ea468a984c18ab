using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// The random numbers of one training step: a function of the run's seed and the step, hence the same after a resume. Where several
/// processes share a batch, each has its rows of those that one process would have.
/// </summary>
/// <param name="seed">The seed of the run's noise.</param>
/// <param name="step">The number of the step, from 0.</param>
/// <param name="device">Where the numbers go.</param>
/// <param name="share">Which part of batches this process has; null for all.</param>
/// <param name="ahead">What the step is expected to ask for, and that, as it is being made; null for nothing.</param>
internal sealed class StepNoise(
    long seed, long step, Device device, RankShare? share = null, (NoiseRequest[] Expected, Task<Array[]> Made)? ahead = null)
{
    private readonly RankShare _share = share ?? RankShare.All;
    private readonly List<NoiseRequest> _requests = [];

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<NoiseRequest> Requests => _requests;

    /// <summary>The seed of what a step asks for in a place.</summary>
    public static long SeedOf(long seed, long step, int place) => CounterNoise.Combine(CounterNoise.Combine(seed, step), place);

    /// <summary>Standard normal values of shape (count, size).</summary>
    public Tensor Normal(long count, long size) =>
        Upload.Of((float[])Next(new NoiseRequest(NoiseKind.Normal, count * size)), [count, size], device);

    /// <summary>Values of shape (count, size), uniform from 0 to 1.</summary>
    public Tensor Uniform(long count, long size) => Upload.Of(UniformValues(count * size), [count, size], device);

    /// <summary>Values in ordinary memory, as many a row of the batch, uniform from 0 to 1.</summary>
    public float[] UniformValues(long count) => (float[])Next(new NoiseRequest(NoiseKind.Uniform, count));

    /// <summary>Category indices of shape (count), uniform from 0 to the cardinality less one.</summary>
    public Tensor Categories(long count, int cardinality) =>
        Upload.Of((long[])Next(new NoiseRequest(NoiseKind.Categories, count, cardinality)), [count], device);

    /// <summary>How many rows the whole batch has, of which this process has so many.</summary>
    public long InAll(long count) => count * _share.Size;

    private Array Next(NoiseRequest request)
    {
        int place = _requests.Count;
        _requests.Add(request);
        // What is not there yet, for all threads are busy, is not waited for.
        return ahead is var (expected, made) && made.IsCompletedSuccessfully && place < expected.Length && expected[place] == request
            ? made.Result[place]
            : request.Make(SeedOf(seed, step, place), _share.Rank);
    }
}
