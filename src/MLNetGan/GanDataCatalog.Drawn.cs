using Microsoft.ML;
using MLNetGan.Data;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

public sealed partial class GanDataCatalog
{
    /// <summary>
    /// Digits 0 to 9 drawn by this library: pen strokes with random shape, slant, thickness, size, position and grain,
    /// 28x28, one channel, white on black like MNIST. Needs no file.
    /// </summary>
    /// <remarks>
    /// Row i depends on the seed and on i alone, and every ten rows hold each label once. The first 200,000 digits are
    /// kept in memory once read (784 bytes each); any further are drawn again at every reading, some 100,000 a second.
    /// </remarks>
    /// <param name="count">How many digits, at least 1.</param>
    /// <param name="seed">Another seed gives other digits.</param>
    /// <returns>A data view with the columns <c>Image</c> (<c>Vector&lt;Single, 1, 28, 28&gt;</c>) and <c>Label</c> ("0" to "9").</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public IDataView DrawnDigits(int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return new ImageSetDataView(new DrawnDigitSet(count, seed));
    }
}
