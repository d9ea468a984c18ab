namespace CompleteFacades;

/// <summary>What a row gets: a mask.</summary>
internal sealed class Scratches
{
    /// <summary>255 where the image is to be filled in, 0 elsewhere.</summary>
    public float[] Mask { get; set; } = [];

    /// <summary>A mask of two lines, an eighth of the image wide, from side to side.</summary>
    public static float[] Paint(int size)
    {
        var mask = new float[size * size];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
                mask[(y * size) + x] = Math.Abs(y - (x / 2)) < size / 16 || Math.Abs(y - size + (x / 3)) < size / 16 ? 255 : 0;
        }
        return mask;
    }
}
