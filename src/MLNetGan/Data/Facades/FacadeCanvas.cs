using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>A square of colour samples, several a pixel, on which a street is painted from back to front.</summary>
/// <param name="samples">The samples, row by row.</param>
/// <param name="side">Samples in a row.</param>
/// <param name="scale">Samples a pixel, across and down.</param>
internal readonly ref struct FacadeCanvas(Span<Vector3> samples, int side, int scale)
{
    private readonly Span<Vector3> _samples = samples;

    /// <summary>Samples in a row and in a column.</summary>
    public int Side => side;

    /// <summary>Samples a pixel.</summary>
    public int Scale => scale;

    /// <summary>Samples in a 64th of the picture.</summary>
    public float Unit => side / 64f;

    public void Paint<TTexture>(in FacadeItem item, TTexture texture)
        where TTexture : struct, ITexture
    {
        var (top, bottom) = item.Rows(scale, side);
        for (int y = top; y < bottom; y++)
        {
            var (from, to) = item.Columns(y, scale, side);
            if (to <= from)
                continue;
            var row = _samples.Slice(y * side + from, to - from);
            for (int i = 0; i < row.Length; i++)
                row[i] = texture.At(from + i, y, row[i]);
        }
    }

    /// <summary>Paints a rectangle with one colour a pixel: for what has no edges to smooth.</summary>
    public void PaintPixels<TTexture>(in FacadeItem item, TTexture texture)
        where TTexture : struct, ITexture
    {
        var (top, bottom) = item.Rows(scale, side);
        var (from, to) = item.Columns(top, scale, side);
        for (int y = top; y < bottom; y += scale)
        {
            var row = _samples.Slice(y * side + from, to - from);
            for (int x = 0; x < row.Length; x += scale)
                row.Slice(x, scale).Fill(texture.At(from + x, y, row[x]));
            for (int below = 1; below < scale; below++)
                row.CopyTo(_samples[((y + below) * side + from)..]);
        }
    }

    /// <summary>Averages the samples of every pixel into planar values 0..255, three channels, with a little noise.</summary>
    public void Develop(uint seed, Span<float> planar)
    {
        int size = side / scale, plane = size * size;
        float perSample = 255f / (scale * scale);
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
            {
                var sum = Vector3.Zero;
                for (int row = 0; row < scale; row++)
                    foreach (var sample in _samples.Slice((y * scale + row) * side + x * scale, scale))
                        sum += sample;
                float noise = 7 * (Grain.At(seed, x, y) + Grain.At(seed + 1, x, y) - 1);
                sum = Vector3.Clamp(sum * perSample + new Vector3(noise + 0.5f), Vector3.Zero, new Vector3(255));
                int at = y * size + x;
                planar[at] = (int)sum.X;
                planar[plane + at] = (int)sum.Y;
                planar[2 * plane + at] = (int)sum.Z;
            }
    }
}
