namespace MLNetGan.Data.Facades;

/// <summary>Paints a plan as a label map: every part in one flat colour of its own.</summary>
internal static class FacadeLabels
{
    // R, G, B in the order of the parts: any two lie more than 60 apart.
    private static readonly byte[][] s_colours =
    [
        [0, 120, 255], [130, 160, 200], [255, 255, 0], [90, 90, 90],
        [200, 40, 30], [190, 140, 60], [250, 235, 190], [250, 170, 0], [255, 130, 160], [165, 165, 130],
        [110, 20, 0], [40, 40, 90], [255, 255, 255], [0, 255, 255],
        [120, 0, 170], [0, 190, 120], [255, 0, 255], [0, 0, 255],
        [180, 255, 60], [0, 100, 0],
    ];

    /// <summary>The colour of a part: R, G and B.</summary>
    public static ReadOnlySpan<byte> ColourOf(FacadePart part) => s_colours[(int)part];

    /// <summary>Paints into planar values of the size's square, three channels.</summary>
    public static void Paint(List<FacadeItem> items, int size, Span<float> planar)
    {
        foreach (var item in items)
        {
            var colour = ColourOf(item.Part);
            var (top, bottom) = item.Rows(1, size);
            for (int y = top; y < bottom; y++)
            {
                var (from, to) = item.Columns(y, 1, size);
                for (int channel = 0; channel < 3 && to > from; channel++)
                    planar.Slice((channel * size + y) * size + from, to - from).Fill(colour[channel]);
            }
        }
    }
}
