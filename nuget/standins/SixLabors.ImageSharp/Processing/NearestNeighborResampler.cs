namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Takes the pixel that holds the point; its kernel is never asked.</summary>
public readonly struct NearestNeighborResampler : IResampler
{
    public float Radius => 1;

    public float GetValue(float x) => x;
}
