namespace MLNetGan.Imaging;

/// <summary>
/// Letters of 5x7 pixels for captions, because many machines that train have no font files. It has what ASCII has; what else there is
/// becomes a box.
/// </summary>
internal static class PixelFont
{
    /// <summary>The height of a letter, and how far it is from one to the next.</summary>
    public const int Height = 7, Advance = 6;

    private const int Columns = 5;
    private const char First = ' ', Last = '~';

    // Letter by letter its columns from the left, each a byte whose lowest bit is its top.
    private static readonly byte[] s_columns = Convert.FromHexString(
        "000000000000005F00000007000700147F147F14242A7F2A12231308646236495620500008070300001C2241000041221C00" +
        "2A1C7F1C2A08083E080800503000000808080808006060000020100804023E5149453E00427F400042615149462141454B31" +
        "1814127F1027454545393C4A49493001710905033649494936064949291E0036360000005636000008142241001414141414" +
        "00412214080201510906324979413E7E1111117E7F494949363E414141227F4141221C7F494949417F090909013E4149497A" +
        "7F0808087F00417F41002040413F017F081422417F404040407F020C027F7F0408107F3E4141413E7F090909063E4151215E" +
        "7F09192946464949493101017F01013F4040403F1F2040201F3F4038403F631408146307087008076151494543007F414100" +
        "02040810200041417F0004020102044040404040000102040020545454787F484444383844444420384444487F3854545418" +
        "087E0901020C5252523E7F0804047800447D40002040443D007F1028440000417F40007C041804787C080404783844444438" +
        "7C14141408081414187C7C080404084854545420043F4440203C4040207C1C2040201C3C4030403C44281028440C5050503C" +
        "4464544C44000836410000007F000000413608000804081008");

    private static readonly byte[] s_box = [0x7F, 0x41, 0x41, 0x41, 0x7F];

    /// <summary>Paints a text into an interleaved canvas, white; what does not fit is left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="canvas">Its bytes.</param>
    /// <param name="shape">Its channels, height and width.</param>
    /// <param name="left">Where the text begins, in pixels.</param>
    /// <param name="top">Its upper end.</param>
    /// <param name="scale">Every pixel of a letter becomes a square of this side.</param>
    public static void Paint(string text, Span<byte> canvas, ImageShape shape, int left, int top, int scale)
    {
        for (int i = 0; i < text.Length * Columns; i++)
        {
            byte column = Glyph(text[i / Columns])[i % Columns];
            int x = left + (i / Columns * Advance + i % Columns) * scale;
            for (int row = 0; row < Height * scale; row++)
            {
                if ((column >> row / scale & 1) == 1 && x + scale <= shape.Width && top + row < shape.Height)
                    canvas.Slice(((top + row) * shape.Width + x) * shape.Channels, scale * shape.Channels).Fill(byte.MaxValue);
            }
        }
    }

    private static ReadOnlySpan<byte> Glyph(char letter) =>
        letter is >= First and <= Last ? s_columns.AsSpan((letter - First) * Columns, Columns) : s_box;
}
