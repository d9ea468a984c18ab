using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Makes the random numbers of the next step while this one is taken: it will most likely ask for what the last one asked for. They are
/// the same numbers either way, for each is a function of its place.
/// </summary>
/// <param name="seed">The seed of the run's noise.</param>
/// <param name="device">The training device.</param>
/// <param name="share">Which part of batches this process has.</param>
internal sealed class NoiseAhead(long seed, Device device, RankShare share)
{
    private NoiseRequest[] _expected = [];
    private long _nextStep = -1;
    private StepNoise? _last;

    /// <summary>The numbers of the next step, in the making.</summary>
    public Task<Array[]> Next { get; private set; } = Task.FromResult<Array[]>([]);

    /// <summary>The noise of a step, which no other may follow before it is over.</summary>
    public StepNoise Of(long step)
    {
        var noise = new StepNoise(seed, step, device, share, _nextStep == step ? (_expected, Next) : null);
        NoiseRequest[] expected = _last is null ? [] : [.. _last.Requests];
        (_last, _nextStep, _expected) = (noise, step + 1, expected);
        Next = Task.Run(() =>
        {
            var made = new Array[expected.Length];
            for (int i = 0; i < made.Length; i++)
                made[i] = expected[i].Make(StepNoise.SeedOf(seed, step + 1, i), share.Rank);
            return made;
        });
        return noise;
    }
}
