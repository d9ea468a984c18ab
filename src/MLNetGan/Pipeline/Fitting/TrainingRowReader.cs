using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Reads and checks training rows one after the other.</summary>
internal sealed class TrainingRowReader : IDisposable
{
    // After so many rows the brightest pixel says whether the range of the values was declared right.
    private const int RowsToJudge = 32;
    private const float SuspiciouslyDark = -1 + 2 * 0.02f;

    private readonly DataViewRowCursor _cursor;
    private readonly TrainingColumns _columns;
    private readonly GanOptions _options;
    private readonly ImageReader _image;
    private readonly Func<long>? _label;
    private readonly ValueGetter<DataViewRowId> _id;
    private float _largest = float.MinValue;
    private int _judged;

    public TrainingRowReader(DataViewRowCursor cursor, DataViewSchema schema, TrainingColumns columns, GanOptions options)
    {
        (_cursor, _columns, _options) = (cursor, columns, options);
        _image = ImageReader.Create(cursor, schema[options.ImageColumnName], columns.Image);
        _label = options.Label is { } label ? KeyReader.Create(cursor, schema[label]) : null;
        _id = cursor.GetIdGetter();
    }

    public bool MoveNext()
    {
        if (_cursor.MoveNext())
            return true;
        if (_judged is > 0 and < RowsToJudge)
            Judge();
        return false;
    }

    /// <summary>Reads the row: pixels in [-1, 1] and the label from 0.</summary>
    /// <exception cref="InvalidDataException">A value outside the declared range, or a missing label or image.</exception>
    public long Read(Span<float> pixels)
    {
        PixelScale scale = _columns.Image.Scale;
        if (!_image.Read(pixels, out float largest))
        {
            throw new InvalidDataException($"Image column '{_options.ImageColumnName}' holds the value {_image.FirstOutside()} in {Row()}: " +
                $"expected values from {scale.Minimum} to {scale.Maximum}. Set PixelMinimum and PixelMaximum to the range of the column.");
        }
        _largest = MathF.Max(_largest, largest);
        if (_judged < RowsToJudge && ++_judged == RowsToJudge)
            Judge();
        if (_label is null)
            return 0;
        long key = _label();
        if (key < 1 || key > _columns.Label!.Count)
        {
            throw new InvalidDataException($"Label column '{_options.Label}' has {(key == 0 ? "no value" : $"the key {key}")} in {Row()}: " +
                $"expected a key from 1 to {_columns.Label!.Count} in every training row. Remove rows without a label, for example with FilterRowsByMissingValues.");
        }
        return key - 1;
    }

    public void Dispose() => _cursor.Dispose();

    private void Judge()
    {
        PixelScale scale = _columns.Image.Scale;
        if (_largest >= SuspiciouslyDark)
            return;
        var found = new float[1];
        scale.FromNetwork([_largest], found);
        throw new InvalidDataException($"Image column '{_options.ImageColumnName}' has no value above {found[0]:G4} in its first {_judged} rows: " +
            $"expected values from {scale.Minimum} to {scale.Maximum}. Set PixelMinimum and PixelMaximum to the range of the column.");
    }

    private string Row()
    {
        DataViewRowId id = default;
        _id(ref id);
        return id.High == 0 ? $"row {id.Low}" : $"the row with id {id}";
    }
}
