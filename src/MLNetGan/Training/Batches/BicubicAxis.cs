using System.Runtime.Intrinsics;

namespace MLNetGan.Training;

/// <summary>
/// The pixels that each pixel of an enlarged row or column is made of: Keys' cubic with a = -0.5, cut and renormalized at the
/// edges, as the reference's Pillow has it.
/// </summary>
internal sealed class BicubicAxis
{
    private const int Taps = 4;
    private readonly int[] _starts;
    private readonly Vector128<float>[] _weights;

    public BicubicAxis(int length, int enlarged)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Taps);
        ArgumentOutOfRangeException.ThrowIfLessThan(enlarged, length);
        (Length, _starts, _weights) = (length, new int[enlarged], new Vector128<float>[enlarged]);
        Span<double> weights = stackalloc double[Taps];
        for (int i = 0; i < enlarged; i++)
        {
            double centre = (i + 0.5) * length / enlarged - 0.5, sum = 0;
            // Always four pixels inside: those that lie nearer to the edge take over, the ones too far away weigh nothing.
            int start = _starts[i] = Math.Clamp((int)Math.Floor(centre) - 1, 0, length - Taps);
            for (int tap = 0; tap < Taps; tap++)
                sum += weights[tap] = Cubic(Math.Abs(start + tap - centre));
            _weights[i] = Vector128.Create(
                (float)(weights[0] / sum), (float)(weights[1] / sum), (float)(weights[2] / sum), (float)(weights[3] / sum));
        }
    }

    /// <summary>Pixels before enlarging.</summary>
    public int Length { get; }

    /// <summary>For each pixel of the enlarged axis the first of four neighbouring pixels.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>For each pixel of the enlarged axis the weights of the four; their sum is 1.</summary>
    public ReadOnlySpan<Vector128<float>> Weights => _weights;

    private static double Cubic(double x) =>
        x < 1 ? (1.5 * x - 2.5) * x * x + 1
        : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2
        : 0;
}
