namespace MLNetGan.Pipeline.Augmenting;

/// <summary>All that a generated image is a function of.</summary>
/// <param name="Label">The label, from 0.</param>
/// <param name="Seed">The seed of its noise.</param>
internal readonly record struct GeneratedRow(int Label, long Seed);
