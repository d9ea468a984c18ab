using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Makes sure that the pixels of a column of class maps are numbers of classes.</summary>
/// <param name="role">What the images are to the network, as error messages say it.</param>
/// <param name="column">The column.</param>
/// <param name="classes">How many classes there are, from number 0.</param>
/// <param name="scale">The range of values.</param>
internal sealed class ClassNumbers(string role, string column, int classes, PixelScale scale)
{
    // What conversions to a network's values, or a mixture of equal colours, round.
    private const float Tolerance = 0.01f;

    /// <summary>Checks pixels that are bytes.</summary>
    /// <exception cref="InvalidDataException">One is no number of a class.</exception>
    public void Require(ReadOnlySpan<byte> pixels, ValueGetter<DataViewRowId> id)
    {
        if (pixels.IndexOfAnyExceptInRange<byte>(0, (byte)(classes - 1)) is >= 0 and var found)
            throw Error(pixels[found], id);
    }

    /// <summary>Checks pixels that are a network's values.</summary>
    /// <exception cref="InvalidDataException">One is no number of a class.</exception>
    public void Require(ReadOnlySpan<float> pixels, ValueGetter<DataViewRowId> id)
    {
        float half = scale.Half, minimum = scale.Minimum, largest = classes - 1 + Tolerance;
        foreach (float pixel in pixels)
        {
            float value = (pixel + 1) * half + minimum;
            if (!(value >= -Tolerance && value <= largest && MathF.Abs(value - MathF.Round(value)) <= Tolerance))
                throw Error(MathF.Round(value, 3), id);
        }
    }

    private InvalidDataException Error(float value, ValueGetter<DataViewRowId> id) => new(
        string.Create(CultureInfo.InvariantCulture, $"{role} column '{column}' holds the value {value} in {RowName.Of(id, column)}: ") +
        $"expected numbers of {classes} classes, whole numbers from 0 to {classes - 1}, since LabelClasses is {classes}. " +
        "Set LabelClasses to the number of classes, or number the classes of maps from 0 on.");
}
