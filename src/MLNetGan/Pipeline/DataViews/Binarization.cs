namespace MLNetGan.Pipeline.DataViews;

/// <summary>Makes pixels 0 or 255, with their brightness as the chance of 255.</summary>
internal sealed class Binarization : ImageChange
{
    private float[] _chances = [];

    public override void Apply(ReadOnlySpan<float> source, Span<float> result, long seed)
    {
        Array.Resize(ref _chances, source.Length);
        CounterNoise.Uniform(seed, _chances);
        for (int i = 0; i < result.Length; i++)
            result[i] = source[i] >= 255 * _chances[i] ? 255 : 0;
    }
}
