using System.Numerics;
using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Draws one digit, white on black: jittered strokes as smooth curves, rendered by distance to the pen's path.</summary>
internal static class DigitPen
{
    /// <summary>The height and width of a drawn digit, in pixels.</summary>
    public const int Side = 28;

    private const int StepsPerSpan = 4;
    private const int MostPoints = 16;
    private const float Jitter = 0.026f;
    private const float EndJitter = 0.04f;
    private const float Edge = 0.6f;
    private const float Grain = 0.06f;

    /// <summary>Draws a digit with the given random numbers into <paramref name="pixels"/> (28x28 bytes).</summary>
    public static void Draw(int digit, CounterRandom random, Span<byte> pixels)
    {
        var variants = DigitGlyphs.Variants(digit);
        var strokes = variants[random.Below(variants.Length)];
        var hand = new DigitHand(ref random, Side);
        Span<float> ink = stackalloc float[Side * Side];
        ink.Clear();
        Span<Vector2> points = stackalloc Vector2[MostPoints];
        foreach (var stroke in strokes)
        {
            var placed = points[..stroke.Points.Length];
            Place(stroke.Points, hand, ref random, placed);
            Trace(placed, hand, ink);
        }
        for (int i = 0; i < ink.Length; i++)
        {
            float value = ink[i];
            pixels[i] = value <= 0 ? (byte)0 : PixelConversion.ToByte(255 * value * (hand.Ink + Grain * random.NextBell()));
        }
    }

    // A point that repeats the one before it is a corner, and stays one: both get the same jitter.
    private static void Place(Vector2[] points, in DigitHand hand, ref CounterRandom random, Span<Vector2> placed)
    {
        for (int i = 0; i < points.Length; i++)
        {
            if (i > 0 && points[i] == points[i - 1])
            {
                placed[i] = placed[i - 1];
                continue;
            }
            float size = i == 0 || i == points.Length - 1 ? EndJitter : Jitter;
            placed[i] = hand.Place(points[i] + new Vector2(random.NextBell(), random.NextBell()) * size);
        }
    }

    private static void Trace(ReadOnlySpan<Vector2> points, in DigitHand hand, Span<float> ink)
    {
        int steps = (points.Length - 1) * StepsPerSpan;
        var from = points[0];
        for (int step = 1; step <= steps; step++)
        {
            int span = (step - 1) / StepsPerSpan;
            var to = OnCurve(points, span, (step - span * StepsPerSpan) / (float)StepsPerSpan);
            float along = step / (float)steps - 0.5f;
            if (from != to)
                Dab(from, to, hand.Radius * (1 + hand.Pressure * along), ink);
            from = to;
        }
    }

    // Catmull-Rom: passes through every control point; ends and corners continue straight.
    private static Vector2 OnCurve(ReadOnlySpan<Vector2> points, int span, float t)
    {
        Vector2 b = points[span], c = points[span + 1];
        Vector2 a = span > 0 ? points[span - 1] : b, d = span + 2 < points.Length ? points[span + 2] : c;
        return 0.5f * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))));
    }

    // A straight piece of the path: ink falls from 1 to 0 across the edge of the pen, and pieces join by the larger.
    private static void Dab(Vector2 from, Vector2 to, float radius, Span<float> ink)
    {
        float reach = radius + Edge;
        int left = Math.Max(0, (int)MathF.Ceiling(Math.Min(from.X, to.X) - reach));
        int right = Math.Min(Side - 1, (int)(Math.Max(from.X, to.X) + reach));
        int top = Math.Max(0, (int)MathF.Ceiling(Math.Min(from.Y, to.Y) - reach));
        int bottom = Math.Min(Side - 1, (int)(Math.Max(from.Y, to.Y) + reach));
        var path = to - from;
        float perLength = 1 / path.LengthSquared();
        for (int y = top; y <= bottom; y++)
            for (int x = left; x <= right; x++)
            {
                var offset = new Vector2(x, y) - from;
                float along = Math.Clamp(Vector2.Dot(offset, path) * perLength, 0, 1);
                float distance = (offset - along * path).LengthSquared();
                if (distance >= reach * reach)
                    continue;
                float value = Math.Min(1, (reach - MathF.Sqrt(distance)) / (2 * Edge));
                ref float pixel = ref ink[y * Side + x];
                pixel = Math.Max(pixel, value);
            }
    }
}
