using MLNetGan.Randomness;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Damage to PNG files: to bytes, to what a chunk holds, and to the order of chunks.</summary>
internal static class PngMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        .. ByteMutations.All,
        .. ByteMutations.All.Select(mutation => mutation.Inside("a chunk", Containers.PngChunk)),
        OfChunks("chunk dropped", (chunks, chosen, _) => chunks.RemoveAt(chosen)),
        OfChunks("chunk repeated", (chunks, chosen, other) => chunks.Insert(other, chunks[chosen])),
        OfChunks("chunks swapped", (chunks, chosen, other) => (chunks[chosen], chunks[other]) = (chunks[other], chunks[chosen])),
    ];

    private static Mutation OfChunks(string name, Action<List<(string, byte[])>, int, int> change)
    {
        return new Mutation(name, Apply) { IsRepaired = true };

        byte[] Apply(byte[] whole, ref CounterRandom random)
        {
            List<(string, byte[])> chunks = [.. Containers.PngChunks(whole)];
            change(chunks, random.Below(chunks.Count), random.Below(chunks.Count));
            return Containers.Png(chunks);
        }
    }
}
