using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

/// <summary>Points of the plane about centres on an arc, each centre as often as the others.</summary>
/// <param name="count">The number of centres.</param>
/// <param name="radius">How far they are from the origin.</param>
/// <param name="turn">The angle from one to the next.</param>
/// <param name="deviation">The standard deviation of points, each coordinate's.</param>
internal sealed class PointMixture(int count, double radius, double turn, float deviation)
{
    private readonly (double X, double Y)[] _centres =
        [.. Enumerable.Range(0, count).Select(i => (radius * Math.Cos(i * turn), radius * Math.Sin(i * turn)))];


    /// <summary>Fills memory with points, two values each.</summary>
    public void Fill(Span<float> points, long seed)
    {
        CounterNoise.Normal(seed, points);
        for (int i = 0; i < points.Length / 2; i++)
        {
            (double x, double y) = _centres[i % count];
            points[2 * i] = (float)x + deviation * points[2 * i];
            points[2 * i + 1] = (float)y + deviation * points[2 * i + 1];
        }
    }

    /// <summary>For each centre how many points a generator translates to within four deviations of it.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="from">What it translates.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="seed">Their seed.</param>
    public int[] CountMade(Network generator, PointMixture from, int points, long seed)
    {
        using IDisposable noGrad = no_grad();
        var values = new float[2 * points];
        from.Fill(values, seed);
        float[] made = generator.Forward(tensor(values, [points, 2]))[0].data<float>().ToArray();
        var counts = new int[count];
        for (int i = 0; i < points; i++)
        {
            (float x, float y) = (made[2 * i], made[2 * i + 1]);
            double[] distances = [.. _centres.Select(centre => double.Hypot(x - centre.X, y - centre.Y))];
            if (distances.Min() < 4 * deviation)
                counts[Array.IndexOf(distances, distances.Min())]++;
        }
        return counts;
    }
}
