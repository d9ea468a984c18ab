using Microsoft.ML;
using MLNetGan.Data;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

public sealed partial class GanDataCatalog
{
    internal const int SmallestFacade = 32, LargestFacade = 1024;

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

    /// <summary>
    /// Pairs drawn by this library, after the task of the CMP Facades data set: a map of labels (wall, window, door,
    /// roof, sky and so on, each in one flat colour) and the photo of the houses that it describes. Needs no file.
    /// </summary>
    /// <remarks>
    /// The map tells what the photo's large areas look like: walls of six materials, two roofings and two kinds of sky have
    /// colours of their own, doors and shutters are painted to match the wall, and light falls from the sun's side. What it
    /// leaves open is texture: the tone of every brick, tile and leaf, curtains, reflections, goods in shop windows.
    /// Row i depends on the size, the seed and on i alone. Nothing is kept in memory: images are drawn at every reading,
    /// some two thousand pairs a second at 64x64 on one thread.
    /// </remarks>
    /// <param name="count">How many pairs, at least 1.</param>
    /// <param name="size">Height and width in pixels, from 32 to 1024.</param>
    /// <param name="seed">Another seed gives other houses.</param>
    /// <returns>
    /// A data view with the columns <c>Input</c> (the label map) and <c>Target</c> (the photo), both
    /// <c>Vector&lt;Single, 3, size, size&gt;</c> with values 0..255.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> or <paramref name="size"/> is out of its range.</exception>
    public IDataView DrawnFacades(int count, int size = 64, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, SmallestFacade);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestFacade);
        return new ImageSetDataView(DrawnFacadeSet.Create(count, size, seed));
    }
}
