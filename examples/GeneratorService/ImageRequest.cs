namespace GeneratorService;

/// <summary>What a client asks for.</summary>
/// <param name="Label">One of the generator's labels; null where it takes none.</param>
/// <param name="Seed">Which of all images of that label.</param>
public readonly record struct ImageRequest(string? Label, long Seed);
