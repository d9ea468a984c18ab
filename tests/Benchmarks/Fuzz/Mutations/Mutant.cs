using MLNetGan.Randomness;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>A damaged file.</summary>
/// <param name="Original">Which of the format's whole files it was.</param>
/// <param name="Mutation">What was done to it.</param>
/// <param name="Bytes">What became of it.</param>
internal sealed record Mutant(int Original, Mutation Mutation, byte[] Bytes)
{
    /// <summary>The mutant of a seed and a number, whatever others are made.</summary>
    public static Mutant Create(IReadOnlyList<byte[]> originals, IReadOnlyList<Mutation> mutations, int seed, int number)
    {
        var random = new CounterRandom(seed, number);
        while (true)
        {
            int original = random.Below(originals.Count);
            Mutation mutation = mutations[random.Below(mutations.Count)];
            byte[] bytes = mutation.Apply(originals[original], ref random);
            if (!bytes.AsSpan().SequenceEqual(originals[original]))
                return new Mutant(original, mutation, bytes);
        }
    }
}
