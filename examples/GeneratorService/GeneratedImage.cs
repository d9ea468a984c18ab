namespace GeneratorService;

/// <summary>What a client gets of several images.</summary>
/// <param name="Label">As it was asked for.</param>
/// <param name="Seed">As it was asked for.</param>
/// <param name="Png">The file; in JSON base64.</param>
public sealed record GeneratedImage(string? Label, long Seed, byte[] Png);
