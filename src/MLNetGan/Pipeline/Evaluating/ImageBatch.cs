using MLNetGan.Imaging;

namespace MLNetGan.Pipeline.Evaluating;

/// <summary>Images of a data view and their labels.</summary>
/// <param name="capacity">The most images.</param>
/// <param name="shape">What each is like.</param>
internal sealed class ImageBatch(int capacity, ImageShape shape)
{
    private readonly float[] _pixels = new float[capacity * shape.Length];

    public int Count { get; set; }

    /// <summary>Labels; empty where there is none.</summary>
    public string[] Labels { get; } = new string[capacity];

    /// <summary>All pixels of the images.</summary>
    public ReadOnlySpan<float> Pixels => _pixels.AsSpan(0, Count * shape.Length);

    /// <summary>The pixels of an image.</summary>
    public Span<float> this[int image] => _pixels.AsSpan(image * shape.Length, shape.Length);

    /// <summary>The images as N,C,H,W.</summary>
    public TorchSharp.torch.Tensor ToTensor() =>
        TorchSharp.torch.tensor(Pixels.ToArray(), [Count, shape.Channels, shape.Height, shape.Width]);
}
