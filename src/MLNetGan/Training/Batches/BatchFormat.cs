using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>What one sample of a batch consists of.</summary>
internal sealed record BatchFormat(params IReadOnlyList<BatchSlot> Slots)
{
    /// <summary>The slot of a name.</summary>
    public BatchSlot this[string name] => Slots.Single(slot => slot.Name == name);

    /// <summary>(channels, height, width) of the images that are to be made.</summary>
    public Shape Image => this[BatchSlot.Image].Shape;

    /// <summary>The number of label values, or 0 without labels.</summary>
    public int LabelCount => Slots.FirstOrDefault(slot => slot.Name == BatchSlot.Label)?.Count ?? 0;

    /// <summary>Images and, where there are some, labels.</summary>
    public static BatchFormat Of(Shape image, int labelCount = 0) => labelCount == 0
        ? new BatchFormat(BatchSlot.Pixels(BatchSlot.Image, image))
        : new BatchFormat(BatchSlot.Pixels(BatchSlot.Image, image), BatchSlot.Keys(BatchSlot.Label, labelCount));

    /// <summary>Images to translate and what they are to become.</summary>
    public static BatchFormat OfPairs(Shape input, Shape target) =>
        new(BatchSlot.Pixels(BatchSlot.Input, input), BatchSlot.Pixels(BatchSlot.Target, target));
}
