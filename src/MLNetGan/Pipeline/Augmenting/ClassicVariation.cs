using MLNetGan.Imaging;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Pipeline.Augmenting;

/// <summary>Draws for each image how it is varied, and varies it.</summary>
internal sealed class ClassicVariation(ClassicAugmentationOptions options, ImageShape shape) : ImageChange
{
    private const int Numbers = 6;

    private readonly float[] _uniform = new float[Numbers];

    public override void Apply(ReadOnlySpan<float> source, Span<float> result, long seed)
    {
        CounterNoise.Uniform(seed, _uniform);
        float Signed(int number, double bound) => (2 * _uniform[number] - 1) * (float)bound;
        // A half and twice are as far from unchanged.
        new ImageVariation(Signed(0, options.Rotation * Math.PI / 180), MathF.Exp(Signed(1, Math.Log(1 + options.Zoom))),
            Signed(2, options.Shift), Signed(3, options.Shift), options.Mirror && _uniform[4] < 0.5f, 1 + Signed(5, options.Brightness))
            .Apply(source, result, shape);
    }
}
