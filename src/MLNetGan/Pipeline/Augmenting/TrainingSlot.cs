using MLNetGan.Data;

namespace MLNetGan.Pipeline.Augmenting;

/// <summary>An image that a classifier learns, as it is or varied.</summary>
/// <param name="Images">The set that it is of.</param>
/// <param name="Index">Which one.</param>
/// <param name="IsVaried">Whether it is varied, in a way of its own.</param>
internal readonly record struct TrainingSlot(ImageSet Images, int Index, bool IsVaried);
