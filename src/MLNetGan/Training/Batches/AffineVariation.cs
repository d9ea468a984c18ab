using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Random rotations up to 15 degrees, shears up to 0.3, scales between exp(-0.15) and exp(0.15) a side and shifts up to 7 % of
/// the side, drawn for each image of a batch; differentiable.
/// </summary>
internal sealed class AffineVariation
{
    private const int Numbers = 6;
    private const float Rotation = 0.26f, Shear = 0.3f, LogScale = 0.15f, Shift = 0.14f;

    private readonly float[] _matrices;

    /// <param name="uniform">Six numbers from 0 to 1 for each image: angle, shear, scales of x and y, shifts of x and y.</param>
    public AffineVariation(ReadOnlySpan<float> uniform)
    {
        _matrices = new float[uniform.Length];
        for (int i = 0; i < uniform.Length; i += Numbers)
        {
            float Signed(float share, float bound) => (2 * share - 1) * bound;
            (float sine, float cosine) = MathF.SinCos(Signed(uniform[i], Rotation));
            float shear = Signed(uniform[i + 1], Shear);
            float scaleX = MathF.Exp(Signed(uniform[i + 2], LogScale)), scaleY = MathF.Exp(Signed(uniform[i + 3], LogScale));
            // From places of the result to places of the image, in units of half a side.
            ReadOnlySpan<float> matrix =
            [
                cosine * scaleX, (shear * cosine - sine) * scaleY, Signed(uniform[i + 4], Shift),
                sine * scaleX, (shear * sine + cosine) * scaleY, Signed(uniform[i + 5], Shift),
            ];
            matrix.CopyTo(_matrices.AsSpan(i));
        }
    }

    public static AffineVariation Draw(StepNoise noise, long count) => new(noise.UniformValues(count * Numbers));

    /// <summary>The images as varied; what comes into view at their edges is -1.</summary>
    public Tensor Apply(Tensor images)
    {
        Tensor matrices = Upload.Of(_matrices, [images.shape[0], 2, 3], images.device);
        Tensor places = nn.functional.affine_grid(matrices, images.shape, align_corners: false);
        return nn.functional.grid_sample(images.Plus(1), places, align_corners: false).Minus(1);
    }
}
