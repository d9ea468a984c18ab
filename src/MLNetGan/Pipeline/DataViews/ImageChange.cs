namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// What becomes of an image of a row, by the row's own seed. Each cursor has one of its own, which may keep working memory.
/// </summary>
internal abstract class ImageChange
{
    /// <summary>Changes one image.</summary>
    /// <param name="source">Planar pixels, 0..255.</param>
    /// <param name="result">As many.</param>
    /// <param name="seed">A function of the row's id, hence the same in every order.</param>
    public abstract void Apply(ReadOnlySpan<float> source, Span<float> result, long seed);
}
