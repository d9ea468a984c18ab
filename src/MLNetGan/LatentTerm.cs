namespace MLNetGan;

/// <summary>A group of seeds whose mean latent vector is added or subtracted in latent arithmetic.</summary>
public sealed class LatentTerm
{
    private LatentTerm(bool isSubtracted, IReadOnlyList<long> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        if (seeds.Count == 0)
            throw new ArgumentException(
                "The group has no seeds; expected at least one, whose images show what is to be added or subtracted.", nameof(seeds));
        (IsSubtracted, Seeds) = (isSubtracted, [.. seeds]);
    }

    /// <summary>Whether the mean is subtracted.</summary>
    public bool IsSubtracted { get; }

    /// <summary>The seeds of images that show the concept.</summary>
    public IReadOnlyList<long> Seeds { get; }

    /// <summary>A group whose mean is added.</summary>
    /// <param name="seeds">Seeds of images that show the concept, at least one.</param>
    /// <exception cref="ArgumentException">There are no seeds.</exception>
    public static LatentTerm Plus(params IReadOnlyList<long> seeds) => new(isSubtracted: false, seeds);

    /// <summary>A group whose mean is subtracted.</summary>
    /// <param name="seeds">Seeds of images that show the concept, at least one.</param>
    /// <exception cref="ArgumentException">There are no seeds.</exception>
    public static LatentTerm Minus(params IReadOnlyList<long> seeds) => new(isSubtracted: true, seeds);
}
