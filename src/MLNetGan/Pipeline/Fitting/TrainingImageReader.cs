using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Reads and checks one column of images of training rows.</summary>
internal sealed class TrainingImageReader(DataViewRow row, DataViewSchema schema, TrainingImages images, ImageColumn format)
{
    // After so many rows the brightest pixel says whether the range of the values was declared right.
    private const int RowsToJudge = 32;

    private readonly ImageReader _reader = ImageReader.Create(row, schema[images.Column], format.Channels, format.Scale);
    private readonly ClassNumbers? _numbers = images.Classes is not { } classes ? null
        : new ClassNumbers(Capital(images.Role), images.Column, classes, format.Scale);
    private float _largest = float.MinValue;
    private int _judged;

    private string Role => Capital(images.Role);

    /// <summary>Reads the row's pixels.</summary>
    /// <exception cref="InvalidDataException">
    /// A value is outside the declared range or no number of a class, or there is no image.
    /// </exception>
    public void Read(HostSlot slot, int sample, ValueGetter<DataViewRowId> id)
    {
        _reader.Take();
        float largest;
        bool isWithin = slot is HostSlot<byte> bytes
            ? _reader.ReadBytes(bytes[sample], out largest) : _reader.Read(((HostSlot<float>)slot)[sample], out largest);
        if (!isWithin)
        {
            bool ofBytes = slot is HostSlot<byte>;
            (string kind, string advice) = ofBytes
                ? ("whole numbers", "Its annotation IsByteValued says so: drop it, or mend the values")
                : images.AreNumbers ? ("numbers", ImageInput.NumbersFromZero)
                : ("values", "Give PixelMinimum and PixelMaximum the range of the column");
            throw RowError.Outside(Role, images.Column, _reader.FirstOutside(ofBytes), id, format.Scale, advice, kind);
        }
        if (slot is HostSlot<byte> whole)
            _numbers?.Require(whole[sample], id);
        else
            _numbers?.Require(((HostSlot<float>)slot)[sample], id);
        _largest = MathF.Max(_largest, largest);
        if (_judged < RowsToJudge && ++_judged == RowsToJudge)
            Judge();
    }

    /// <summary>Judges what was read when there are no more rows.</summary>
    /// <exception cref="InvalidDataException">All images are so dark that the declared range must be wrong.</exception>
    public void Finish()
    {
        if (_judged is > 0 and < RowsToJudge)
            Judge();
    }

    private static string Capital(string role) => $"{char.ToUpperInvariant(role[0])}{role[1..]}";

    private void Judge()
    {
        if (!images.AreNumbers)
            DarkImages.Refuse(Role, images.Column, _largest, $"its first {_judged} rows", format.Scale, format.HoldsBytes
                ? "If they are numbers of classes, make of each a brightness of its own, spread over this range: " +
                    "of three classes 0, 127 and 255"
                : "Give PixelMinimum and PixelMaximum the range of the column");
    }
}
