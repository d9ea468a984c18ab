namespace GeneratorService;

/// <summary>All that an image depends on.</summary>
/// <param name="Label">The index of its label; 0 where the generator takes none.</param>
/// <param name="Seed">Which of all images of that label.</param>
public readonly record struct ImageKey(int Label, long Seed);
