namespace Microsoft.ML.Data;

/// <summary>
/// Draws four-byte pixels at another size as Skia does: cubic (Mitchell) when enlarging, a halved copy and linear when shrinking.
/// </summary>
internal static class Drawing
{
    public static byte[] Nearest(byte[] source, int sourceWidth, int sourceHeight, int width, int height)
    {
        var result = new byte[width * height * 4];
        for (int y = 0; y < height; y++)
        {
            int row = Nearest(y, sourceHeight, height) * sourceWidth;
            for (int x = 0; x < width; x++)
                source.AsSpan((row + Nearest(x, sourceWidth, width)) * 4, 4).CopyTo(result.AsSpan((y * width + x) * 4));
        }
        return result;
    }

    /// <summary>Of two equally near places the first, as in Skia.</summary>
    private static int Nearest(int place, int sourceLength, int length) => ((2 * place + 1) * sourceLength - 1) / (2 * length);

    /// <summary>Draws the whole source into the target rectangle of an empty (transparent black) picture.</summary>
    public static byte[] Smooth(byte[] source, int sourceWidth, int sourceHeight, int width, int height,
        (int Left, int Top, int Width, int Height) target)
    {
        double scale = Math.Sqrt((double)target.Width / sourceWidth * target.Height / sourceHeight);
        bool shrinks = target.Width < sourceWidth || target.Height < sourceHeight;
        var (pixels, pixelWidth, pixelHeight) = (source, sourceWidth, sourceHeight);
        for (int level = (int)Math.Floor(-Math.Log2(scale)); level > 0 && (pixelWidth > 1 || pixelHeight > 1); level--)
            (pixels, pixelWidth, pixelHeight) = Halve(pixels, pixelWidth, pixelHeight);
        bool cubic = !shrinks && (target.Width > sourceWidth || target.Height > sourceHeight);
        var columns = Taps(width, target.Left, target.Width, pixelWidth, cubic);
        var rows = Taps(height, target.Top, target.Height, pixelHeight, cubic);
        var result = new byte[width * height * 4];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                if (rows[y] == null || columns[x] == null)
                    continue;
                for (int channel = 0; channel < 4; channel++)
                {
                    double sum = 0;
                    foreach (var (row, rowWeight) in rows[y])
                    {
                        foreach (var (column, weight) in columns[x])
                            sum += pixels[(row * pixelWidth + column) * 4 + channel] * rowWeight * weight;
                    }
                    result[(y * width + x) * 4 + channel] = (byte)Math.Clamp(sum + .5, 0, 255);
                }
            }
        }
        return result;
    }

    /// <summary>For each place of the result the source places it is made of; null outside the target.</summary>
    private static (int Index, double Weight)[][] Taps(int length, int start, int targetLength, int sourceLength, bool cubic)
    {
        var taps = new (int, double)[length][];
        for (int i = Math.Max(0, start); i < Math.Min(length, start + targetLength); i++)
        {
            double center = (i + .5 - start) * sourceLength / targetLength - .5;
            int first = (int)Math.Floor(center) - (cubic ? 1 : 0);
            taps[i] = new (int, double)[cubic ? 4 : 2];
            for (int j = 0; j < taps[i].Length; j++)
            {
                double distance = Math.Abs(first + j - center);
                taps[i][j] = (Math.Clamp(first + j, 0, sourceLength - 1), cubic ? Mitchell(distance) : 1 - distance);
            }
        }
        return taps;
    }

    private static double Mitchell(double x) => x < 1
        ? (7 * x * x * x - 12 * x * x + 16 / 3.0) / 6
        : (-7 / 3.0 * x * x * x + 12 * x * x - 20 * x + 32 / 3.0) / 6;

    /// <summary>The next mipmap level: pairs are averaged, and 1-2-1 triples where a side is odd.</summary>
    private static (byte[], int, int) Halve(byte[] source, int width, int height)
    {
        int halfWidth = Math.Max(1, width / 2), halfHeight = Math.Max(1, height / 2);
        int[] across = Weights(width), down = Weights(height);
        var result = new byte[halfWidth * halfHeight * 4];
        for (int i = 0; i < result.Length; i++)
        {
            int x = i / 4 % halfWidth * 2, y = i / 4 / halfWidth * 2, sum = 0;
            for (int row = 0; row < down.Length; row++)
            {
                for (int column = 0; column < across.Length; column++)
                    sum += source[((y + row) * width + x + column) * 4 + i % 4] * down[row] * across[column];
            }
            result[i] = (byte)(sum / (across.Sum() * down.Sum()));
        }
        return (result, halfWidth, halfHeight);
    }

    private static int[] Weights(int length) => length == 1 ? [1] : length % 2 == 0 ? [1, 1] : [1, 2, 1];
}
