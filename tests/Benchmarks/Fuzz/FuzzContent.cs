namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>What was read.</summary>
/// <param name="Shape">How much, such as "3 of 28x28"; as <see cref="FuzzFormat.Promises"/> has it.</param>
/// <param name="Digest">All values, or a hash of them.</param>
internal sealed record FuzzContent(string Shape, string Digest)
{
    private const int Shown = 40;

    public override string ToString() => $"{Shape} ({(Digest.Length > Shown ? $"{Digest[..Shown]}..." : Digest)})";
}
