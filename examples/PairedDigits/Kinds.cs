namespace PairedDigits;

/// <summary>What a digit can be made into.</summary>
internal static class Kinds
{
    private const int Side = Digit.Side;

    public static Func<float[], float[]> Find(string name) => name switch
    {
        "edges" => Edges,
        "negatives" => image => Array.ConvertAll(image, value => 255 - value),
        _ => image => [.. Enumerable.Range(0, image.Length).Select(i => image[(i % Side * Side) + Side - 1 - (i / Side)])],
    };

    /// <summary>The largest less the smallest value among a pixel and its neighbours: white where ink ends.</summary>
    private static float[] Edges(float[] image)
    {
        var edges = new float[image.Length];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                float least = 255, most = 0;
                for (int above = Math.Max(y - 1, 0); above <= Math.Min(y + 1, Side - 1); above++)
                {
                    for (int left = Math.Max(x - 1, 0); left <= Math.Min(x + 1, Side - 1); left++)
                    {
                        float value = image[(above * Side) + left];
                        (least, most) = (Math.Min(least, value), Math.Max(most, value));
                    }
                }
                edges[(y * Side) + x] = most - least;
            }
        }
        return edges;
    }
}
