using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>What one sample of a batch consists of.</summary>
/// <param name="Image">(channels, height, width) of every image.</param>
/// <param name="LabelCount">The number of label values, or 0 without labels.</param>
/// <param name="Source">(channels, height, width) of the images to translate, where there are some.</param>
internal sealed record BatchFormat(Shape Image, int LabelCount = 0, Shape? Source = null);
