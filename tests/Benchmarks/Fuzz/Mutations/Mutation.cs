using MLNetGan.Randomness;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Changes a whole file.</summary>
internal delegate byte[] Change(byte[] whole, ref CounterRandom random);

/// <summary>A way to damage a file.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Apply">Does it; may leave the file as it is where there is nothing to change.</param>
internal sealed record Mutation(string Name, Change Apply)
{
    /// <summary>What is left is the beginning of the file: it reads as the whole one or not at all.</summary>
    public bool IsCut { get; init; }

    /// <summary>Its lengths and checksums fit what was changed, so that nothing can tell.</summary>
    public bool IsRepaired { get; init; }

    /// <summary>Changes what lies inside of a container, whose lengths and checksums are made to fit.</summary>
    /// <param name="container">What is said of the name.</param>
    /// <param name="change">Takes the container apart, changes its content and puts it together again.</param>
    public Mutation Inside(string container, Func<Change, Change> change) =>
        new($"{Name} inside {container}", change(Apply)) { IsRepaired = true };
}
