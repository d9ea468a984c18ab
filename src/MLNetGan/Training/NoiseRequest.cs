namespace MLNetGan.Training;

/// <summary>How random numbers are spread.</summary>
internal enum NoiseKind
{
    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Uniform from 0 to 1.</summary>
    Uniform,

    /// <summary>Whole numbers, uniform from 0 to the bound less one.</summary>
    Categories,
}

/// <summary>Random numbers that a step asks for.</summary>
/// <param name="Kind">How they are spread.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Bound">What categories are below.</param>
internal readonly record struct NoiseRequest(NoiseKind Kind, long Count, int Bound = 0)
{
    /// <summary>Makes them: floats, or 64-bit integers for categories.</summary>
    /// <param name="seed">The seed of all of them.</param>
    /// <param name="rank">Which of the processes that share them this is: each has as many.</param>
    public Array Make(long seed, int rank)
    {
        long first = Count * rank;
        if (Kind == NoiseKind.Categories)
        {
            var categories = new long[Count];
            CounterNoise.Integers(seed, Bound, categories, first);
            return categories;
        }
        var values = new float[Count];
        if (Kind == NoiseKind.Normal)
            CounterNoise.Normal(seed, values, first);
        else
            CounterNoise.Uniform(seed, values, first);
        return values;
    }
}
