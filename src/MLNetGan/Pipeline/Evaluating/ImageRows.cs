using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Imaging;
using MLNetGan.Metrics;
using MLNetGan.Metrics.Distances;
using MLNetGan.Pipeline.Columns;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Evaluating;

/// <summary>The images of a data view that are measured: all, or a random sample; the same in the same order at every reading.</summary>
internal sealed class ImageRows
{
    private const string GiveRange = "Give ImageEvaluationOptions.PixelMinimum and PixelMaximum the range of the column";

    private readonly IDataView _view;
    private readonly string _role;
    private readonly DataViewSchema.Column _image;
    private readonly DataViewSchema.Column? _label;
    private readonly ImageEvaluationOptions _options;
    private readonly PixelScale _scale;
    private readonly long _rows;

    /// <param name="view">The data view.</param>
    /// <param name="role">What the images are, as messages say it: real or generated.</param>
    /// <param name="column">Their column.</param>
    /// <param name="options">How many to take, of what values.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type.</exception>
    public ImageRows(IDataView view, string role, string column, ImageEvaluationOptions options)
    {
        (_view, _role, _options) = (view, role, options);
        _image = SchemaError.Find(view.Schema, $"{role} image", column);
        Shape = ImageColumn.ShapeOf(_image.Type, options.ImageChannels) ?? throw ImageColumn.Mismatch(_image, $"{role} image");
        _scale = IsImage ? PixelScale.Bytes : new PixelScale(options.PixelMinimum, options.PixelMaximum);
        _label = options.LabelColumnName is { } label ? view.Schema.GetColumnOrNull(label) : null;
        _rows = RowCount.Of(view);
        Count = (int)Math.Min(_rows, options.MaximumImages);
    }

    public ImageShape Shape { get; }

    /// <summary>How many images are read.</summary>
    public int Count { get; }

    /// <summary>How many more there are.</summary>
    public long Unread => _rows - Count;

    /// <summary>Whether the column is one of images, whose channels the options tell, and not of vectors.</summary>
    public bool IsImage => _image.Type is ImageDataViewType;

    public bool HasLabels => _label is not null;

    private string Role => $"{(_role == "real" ? "Real" : "Generated")} image";

    /// <summary>
    /// Reads the images in batches: pixels 0..255, planar, in a buffer that the next batch overwrites, and where wanted the labels, empty
    /// for one that is missing.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// A pixel is outside the declared range, or all are so dark that the range must be wrong.
    /// </exception>
    public IEnumerable<ImageBatch> Read(bool withLabels = false)
    {
        var batch = new ImageBatch(_options.BatchSize, Shape);
        using DataViewRowCursor cursor = _view.GetRowCursor(
            withLabels ? [_image, _label!.Value] : [_image],
                _view.CanShuffle ? new OrderRandom(CounterNoise.Combine(_options.Seed, 0)) : null);
        ImageReader reader = ImageReader.Create(cursor, _image, Shape.Channels, _scale);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        Func<string>? label = withLabels ? LabelText.Create(cursor, _label!.Value) : null;
        // Rows are often sorted by label, or come with labels in turn, and ML.NET shuffles no more than a thousand at once.
        var sample = new SequentialSample(_rows, Count, EvaluationSeeds.Rows(_options));
        float brightest = float.MinValue;
        while (sample.Taken < Count && cursor.MoveNext())
        {
            if (!sample.Takes())
                continue;
            reader.Take();
            if (!reader.Read(batch[batch.Count], out float largest))
                throw RowError.Outside(Role, _image.Name, reader.FirstOutside(ofBytes: false), id, _scale, GiveRange);
            brightest = MathF.Max(brightest, largest);
            PixelScale.Bytes.FromNetwork(batch[batch.Count], batch[batch.Count]);
            batch.Labels[batch.Count++] = label?.Invoke() ?? "";
            if (batch.Count == _options.BatchSize)
            {
                yield return batch;
                batch.Count = 0;
            }
        }
        if (sample.Taken > 0 && _image.Type is VectorDataViewType)
            DarkImages.Refuse(Role, _image.Name, brightest, $"the {sample.Taken} rows that were read", _scale,
                _role == "real" ? GiveRange : $"{GiveRange}; or it is the generator, which makes black images");
        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>The pixels of some of the images, one after the other.</summary>
    /// <param name="images">Which.</param>
    /// <param name="shape">What they are brought to.</param>
    public float[] Take(IReadOnlyList<int> images, ImageShape shape)
    {
        var pixels = new float[images.Count * shape.Length];
        ILookup<int, int> places = Enumerable.Range(0, images.Count).ToLookup(place => images[place]);
        int read = 0, last = images.Max();
        foreach (ImageBatch batch in Read())
        {
            for (int i = 0; i < batch.Count; i++, read++)
            {
                foreach (int place in places[read])
                    (shape == Shape ? batch[i] : Resized(batch[i], shape)).CopyTo(pixels.AsSpan(place * shape.Length));
            }
            if (read > last)
                break;
        }
        return pixels;
    }

    private float[] Resized(ReadOnlySpan<float> pixels, ImageShape shape)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = tensor(pixels.ToArray(), [1, Shape.Channels, Shape.Height, Shape.Width]);
        return ImageResizing.To(image, shape.Height, shape.Width).data<float>().ToArray();
    }
}
