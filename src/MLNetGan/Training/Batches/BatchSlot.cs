using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>A part of every sample, under a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Shape">The dimensions of one sample's values: (channels, height, width) of images.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Count">Of keys their number, else 0.</param>
internal sealed record BatchSlot(string Name, Shape Shape, BatchSlotKind Kind, int Count = 0)
{
    public const string Image = "Image", Label = "Label", Input = "Input", Instance = "Instance", Target = "Target";

    public static BatchSlot Pixels(string name, Shape shape) => new(name, shape, BatchSlotKind.Pixels);

    public static BatchSlot Bytes(string name, Shape shape) => new(name, shape, BatchSlotKind.Bytes);

    public static BatchSlot Keys(string name, int count) => new(name, new Shape(1), BatchSlotKind.Keys, count);
}

/// <summary>What the values of a slot are in ordinary memory.</summary>
internal enum BatchSlotKind
{
    /// <summary>Floats from -1 to 1.</summary>
    Pixels,

    /// <summary>Bytes from 0 to 255, which become floats from -1 to 1 on the training device.</summary>
    Bytes,

    /// <summary>One int64 from 0.</summary>
    Keys,
}
