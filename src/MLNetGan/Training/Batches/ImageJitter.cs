using System.Numerics;
using System.Runtime.Intrinsics;

namespace MLNetGan.Training;

/// <summary>
/// Enlarges planar images and cuts them to their old size, in place: only the pixels of the part that stays are computed,
/// columns first, then rows. Not for several threads at once.
/// </summary>
internal sealed class ImageJitter(BicubicAxis rows, BicubicAxis columns)
{
    private readonly float[] _cut = new float[rows.Length * columns.Length];

    /// <summary>Changes all planes of an image; values are clamped to [-1, 1], which the cubic goes beyond at edges.</summary>
    public void Apply(Span<float> planar, ImagePlacement placement)
    {
        for (; !planar.IsEmpty; planar = planar[_cut.Length..])
        {
            Span<float> plane = planar[.._cut.Length];
            CutRows(plane, placement);
            CutColumns(plane, placement);
            if (placement.IsTransposed)
                Transpose(plane);
        }
    }

    private void CutRows(ReadOnlySpan<float> plane, ImagePlacement placement)
    {
        int width = columns.Length;
        for (int y = 0; y < rows.Length; y++)
        {
            int from = placement.Top + (placement.IsUpsideDown ? rows.Length - 1 - y : y);
            Mix(plane.Slice(rows.Starts[from] * width, 4 * width), rows.Weights[from], _cut.AsSpan(y * width, width));
        }
    }

    private static void Mix(ReadOnlySpan<float> four, Vector128<float> weights, Span<float> row)
    {
        ReadOnlySpan<float> a = four[..row.Length], b = four.Slice(row.Length, row.Length),
            c = four.Slice(2 * row.Length, row.Length), d = four[(3 * row.Length)..];
        int x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var sum = new Vector<float>(a[x..]) * weights[0] + new Vector<float>(b[x..]) * weights[1]
                + new Vector<float>(c[x..]) * weights[2] + new Vector<float>(d[x..]) * weights[3];
            sum.CopyTo(row[x..]);
        }
        for (; x < row.Length; x++)
            row[x] = a[x] * weights[0] + b[x] * weights[1] + c[x] * weights[2] + d[x] * weights[3];
    }

    private void CutColumns(Span<float> plane, ImagePlacement placement)
    {
        int width = columns.Length;
        ReadOnlySpan<int> starts = columns.Starts.Slice(placement.Left, width);
        ReadOnlySpan<Vector128<float>> weights = columns.Weights.Slice(placement.Left, width);
        for (int y = 0; y < rows.Length; y++)
        {
            Span<float> target = plane.Slice(y * width, width);
            ref float source = ref _cut[y * width];
            for (int x = 0; x < target.Length; x++)
            {
                // Starts lie four pixels or more before the end of a row.
                var pixels = Vector128.LoadUnsafe(ref source, (nuint)starts[x]);
                target[x] = Math.Clamp(Vector128.Dot(pixels, weights[x]), -1, 1);
            }
            if (placement.IsMirrored)
                target.Reverse();
        }
    }

    private void Transpose(Span<float> plane)
    {
        int side = rows.Length;
        for (int y = 1; y < side; y++)
            for (int x = 0; x < y; x++)
                (plane[y * side + x], plane[x * side + y]) = (plane[x * side + y], plane[y * side + x]);
    }
}
