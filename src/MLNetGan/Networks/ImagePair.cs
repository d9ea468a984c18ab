namespace MLNetGan.Networks;

/// <summary>What must hold of two kinds of images that one network, or one game, sees.</summary>
internal static class ImagePair
{
    /// <exception cref="ArgumentException">The two are not of one height and width.</exception>
    public static void RequireSameSize(Shape input, Shape target)
    {
        if (input[1] != target[1] || input[2] != target[2])
        {
            throw new ArgumentException($"Inputs are {input[1]}x{input[2]} pixels (height x width) and targets {target[1]}x{target[2]}: " +
                "expected the same size. Resize them, for example with ResizeImages.");
        }
    }
}
