namespace MLNetGan.Metrics;

/// <summary>An image in memory and its label.</summary>
/// <param name="Label">The label's key, from 1.</param>
/// <param name="Pixels">Its values, in any order and range that all images of a comparison share.</param>
internal sealed record LabeledImage(uint Label, float[] Pixels);
