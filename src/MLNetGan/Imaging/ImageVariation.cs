namespace MLNetGan.Imaging;

/// <summary>
/// One classic variation of an image: turned, zoomed and shifted about its centre, mirrored, brightened. Between pixels it is bilinear;
/// what comes into view at an edge is the nearest pixel of the image.
/// </summary>
/// <param name="Angle">Radians.</param>
/// <param name="Zoom">How much larger things become.</param>
/// <param name="ShiftX">How far things move to the right, in widths.</param>
/// <param name="ShiftY">How far things move down, in heights.</param>
/// <param name="IsMirrored">Whether left and right change places.</param>
/// <param name="Brightness">What pixels are multiplied by.</param>
internal readonly record struct ImageVariation(float Angle, float Zoom, float ShiftX, float ShiftY, bool IsMirrored, float Brightness)
{
    private const float White = 255;

    /// <summary>Varies an image; the result is in whole numbers from 0 to 255. What is opaque stays so, however bright.</summary>
    /// <param name="source">Planar pixels, 0..255.</param>
    /// <param name="result">As many.</param>
    /// <param name="shape">What the image is like.</param>
    public void Apply(ReadOnlySpan<float> source, Span<float> result, ImageShape shape)
    {
        (float sine, float cosine) = MathF.SinCos(Angle);
        float scale = 1 / Zoom, side = IsMirrored ? -1 : 1, middleX = (shape.Width - 1) / 2f, middleY = (shape.Height - 1) / 2f;
        int plane = shape.Height * shape.Width, coloured = shape.Channels == 4 ? 3 * plane : result.Length;
        for (int y = 0; y < shape.Height; y++)
        {
            float down = y - middleY - ShiftY * shape.Height;
            for (int x = 0; x < shape.Width; x++)
            {
                float right = x - middleX - ShiftX * shape.Width;
                // From a place of the result back to one of the source.
                float fromX = Math.Clamp(middleX + side * scale * (cosine * right + sine * down), 0, shape.Width - 1);
                float fromY = Math.Clamp(middleY + scale * (cosine * down - sine * right), 0, shape.Height - 1);
                int left = (int)fromX, top = (int)fromY;
                int stepX = left + 1 < shape.Width ? 1 : 0, stepY = top + 1 < shape.Height ? shape.Width : 0;
                float shareX = fromX - left, shareY = fromY - top;
                for (int corner = top * shape.Width + left, at = y * shape.Width + x; at < result.Length; corner += plane, at += plane)
                {
                    float above = source[corner] + shareX * (source[corner + stepX] - source[corner]);
                    float below = source[corner + stepY] + shareX * (source[corner + stepY + stepX] - source[corner + stepY]);
                    float factor = at < coloured ? Brightness : 1;
                    result[at] = MathF.Round(Math.Clamp(factor * (above + shareY * (below - above)), 0, White));
                }
            }
        }
    }
}
