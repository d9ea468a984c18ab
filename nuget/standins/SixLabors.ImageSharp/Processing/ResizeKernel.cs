using System.Numerics;

namespace SixLabors.ImageSharp.Processing;

/// <summary>The source pixels one target pixel is made of. Widened when shrinking, cut and renormalized at the edges.</summary>
internal readonly record struct ResizeKernel(int Start, float[] Weights)
{
    private const double Radius = 2, Tolerance = 1e-8;

    public static ResizeKernel[] ForAxis(int sourceLength, int targetLength)
    {
        double ratio = (double)sourceLength / targetLength, scale = Math.Max(1, ratio);
        double radius = Math.Ceiling(scale * Radius - Tolerance);
        var kernels = new ResizeKernel[targetLength];
        for (int i = 0; i < targetLength; i++)
        {
            double center = (i + .5) * ratio - .5;
            int left = Math.Max(0, (int)Math.Ceiling(center - radius - Tolerance));
            int right = Math.Min(sourceLength - 1, (int)Math.Floor(center + radius + Tolerance));
            var weights = new float[right - left + 1];
            double sum = 0;
            for (int j = left; j <= right; j++)
                sum += weights[j - left] = Bicubic((float)((j - center) / scale));
            for (int j = 0; j < weights.Length; j++)
                weights[j] = (float)(weights[j] / sum);
            kernels[i] = new ResizeKernel(left, weights);
        }
        return kernels;
    }

    public Vector4 Convolve(ReadOnlySpan<Vector4> line)
    {
        Vector4 sum = Vector4.Zero;
        ReadOnlySpan<Vector4> run = line.Slice(Start, Weights.Length);
        for (int i = 0; i < run.Length; i++)
            sum += run[i] * Weights[i];
        return sum;
    }

    /// <summary>Catmull-Rom's cubic: a = -0.5.</summary>
    private static float Bicubic(float x)
    {
        x = Math.Abs(x);
        return x <= 1 ? (1.5f * x - 2.5f) * x * x + 1
            : x < 2 ? ((-.5f * x + 2.5f) * x - 4) * x + 2
            : 0;
    }
}
