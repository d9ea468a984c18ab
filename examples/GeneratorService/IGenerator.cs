namespace GeneratorService;

/// <summary>A trained generator. Several threads may use it at once, and an image does not depend on what shares its batch.</summary>
public interface IGenerator : IDisposable
{
    /// <summary>The labels it knows, in the order of their indices; none where it takes no label.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>The size of its images: 1 (grey), 3 (RGB) or 4 (RGBA) channels.</summary>
    ImageSize Size { get; }

    /// <summary>Makes an image of each seed.</summary>
    /// <param name="seeds">Any numbers.</param>
    /// <param name="labels">As many indices of labels; not read where it takes no label.</param>
    /// <param name="images">Where to write: for each image planar C,H,W values from 0 to 255.</param>
    void Generate(Memory<long> seeds, Memory<long> labels, Memory<float> images);
}
