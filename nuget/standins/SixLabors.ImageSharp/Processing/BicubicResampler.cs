namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Catmull-Rom's cubic: a = -0.5.</summary>
public readonly struct BicubicResampler : IResampler
{
    public float Radius => 2;

    public float GetValue(float x)
    {
        x = Math.Abs(x);
        return x <= 1 ? (1.5f * x - 2.5f) * x * x + 1
            : x < 2 ? ((-.5f * x + 2.5f) * x - 4) * x + 2
            : 0;
    }
}
