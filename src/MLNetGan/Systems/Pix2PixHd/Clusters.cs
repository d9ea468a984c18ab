namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// K-means (Lloyd 1982), from centres that are drawn far from each other (Arthur and Vassilvitskii 2007); the same of the same vectors.
/// </summary>
internal static class Clusters
{
    private const int Rounds = 100;

    /// <summary>The centres of at most so many clusters.</summary>
    public static float[][] Centres(IReadOnlyList<float[]> vectors, int most)
    {
        if (vectors.Count <= most)
            return [.. vectors];
        float[][] centres = First(vectors, most);
        int[] nearest = [];
        for (int round = 0; round < Rounds; round++)
        {
            int[] now = [.. vectors.Select(vector => Nearest(vector, centres))];
            if (now.SequenceEqual(nearest))
                break;
            nearest = now;
            // A cluster without vectors keeps its centre.
            foreach (IGrouping<int, float[]> cluster in vectors.Zip(nearest).GroupBy(pair => pair.Second, pair => pair.First))
                centres[cluster.Key] = [.. Enumerable.Range(0, vectors[0].Length).Select(i => cluster.Average(vector => vector[i]))];
        }
        return centres;
    }

    private static float[][] First(IReadOnlyList<float[]> vectors, int most)
    {
        var chances = new float[most];
        CounterNoise.Uniform(0, chances);
        List<float[]> centres = [vectors[0]];
        while (centres.Count < most)
        {
            float[] distances = [.. vectors.Select(vector => centres.Min(centre => Distance(vector, centre)))];
            float rest = chances[centres.Count] * distances.Sum();
            int chosen = 0;
            while (chosen < vectors.Count - 1 && (rest -= distances[chosen]) > 0)
                chosen++;
            centres.Add(vectors[chosen]);
        }
        return [.. centres];
    }

    private static int Nearest(float[] vector, float[][] centres) =>
        Enumerable.Range(0, centres.Length).MinBy(i => Distance(vector, centres[i]));

    private static float Distance(float[] a, float[] b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
