namespace MLNetGan;

/// <summary>A column of images that a system trains on.</summary>
/// <param name="Role">What the images are to the system, as error messages say it.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Slot">The slot of a batch that they are.</param>
/// <param name="Channels">Channels taken of an image column; a vector column has its own.</param>
internal sealed record TrainingImages(string Role, string Column, string Slot, int Channels)
{
    /// <summary>Whether values are numbers of classes or objects rather than brightness: all of them may be small.</summary>
    public bool AreNumbers { get; init; }

    /// <summary>How many classes numbers are of, from 0; null where values are no numbers of classes.</summary>
    public int? Classes { get; init; }
}
