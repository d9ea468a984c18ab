namespace MLNetGan.Pipeline.Exploring;

/// <summary>Arithmetic on latent vectors.</summary>
internal static class LatentVectors
{
    private const double SmallestSine = 1e-6;

    /// <summary>The point at a place from 0 to 1 on the way between two vectors; both ends exactly.</summary>
    public static float[] Between(float[] from, float[] to, double place, LatentInterpolation interpolation)
    {
        (double first, double second) = (1 - place, place);
        if (interpolation == LatentInterpolation.Spherical)
        {
            double cosine = Product(from, to) / Math.Sqrt(Product(from, from) * Product(to, to));
            double angle = Math.Acos(Math.Clamp(cosine, -1, 1)), sine = Math.Sin(angle);
            // Vectors on one line through the origin, or without a direction, have no arc between them.
            if (sine > SmallestSine)
                (first, second) = (Math.Sin(first * angle) / sine, Math.Sin(second * angle) / sine);
        }
        return [.. from.Zip(to, (a, b) => (float)(first * a + second * b))];
    }

    /// <summary>
    /// The way through vectors in as many steps from each to the next: all of it, or up to the last step before the first vector again.
    /// </summary>
    public static float[][] Path(IReadOnlyList<float[]> points, int steps, bool isLoop, LatentInterpolation interpolation)
    {
        List<float[]> path = [];
        for (int i = 0; i < points.Count - (isLoop ? 0 : 1); i++)
        {
            for (int step = 0; step < steps; step++)
                path.Add(Between(points[i], points[(i + 1) % points.Count], (double)step / steps, interpolation));
        }
        if (!isLoop)
            path.Add(points[^1]);
        return [.. path];
    }

    /// <summary>The mean of vectors.</summary>
    public static float[] Mean(IReadOnlyList<float[]> vectors) =>
        [.. Enumerable.Range(0, vectors[0].Length).Select(i => (float)vectors.Average(vector => (double)vector[i]))];

    /// <summary>
    /// The vectors of each group and their mean; then the sum of the means, each with its sign, after as many variations of it
    /// as a group has vectors.
    /// </summary>
    public static float[][] Table(IReadOnlyList<(bool IsSubtracted, float[][] Vectors)> groups, float variation)
    {
        List<float[]> table = [];
        var result = new float[groups[0].Vectors[0].Length];
        foreach ((bool isSubtracted, float[][] vectors) in groups)
        {
            float[] mean = Mean(vectors);
            table.AddRange([.. vectors, mean]);
            for (int i = 0; i < result.Length; i++)
                result[i] += isSubtracted ? -mean[i] : mean[i];
        }
        for (int i = 0; i < groups[0].Vectors.Length; i++)
        {
            var noise = new float[result.Length];
            CounterNoise.Uniform(i, noise);
            table.Add([.. result.Zip(noise, (value, unit) => value + variation * (2 * unit - 1))]);
        }
        return [.. table, result];
    }

    private static double Product(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
