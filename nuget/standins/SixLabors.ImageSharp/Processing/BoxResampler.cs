namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

public readonly struct BoxResampler : IResampler
{
    public float Radius => .5f;

    public float GetValue(float x) => x is > -.5f and <= .5f ? 1 : 0;
}
