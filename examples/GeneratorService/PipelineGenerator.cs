using Microsoft.ML;
using Microsoft.ML.Data;

namespace GeneratorService;

/// <summary>
/// A generator in a pipeline that was saved with <c>mlContext.Model.Save</c>, text label to image: ML.NET runs it row by row. Larger
/// batches save it little; it is for those who have nothing but the zip.
/// </summary>
public sealed class PipelineGenerator : IGenerator
{
    private readonly MLContext _context = new();
    private readonly ITransformer _pipeline;

    /// <exception cref="InvalidDataException">It is no pipeline that makes images of seeds and text labels.</exception>
    public PipelineGenerator(string path)
    {
        _pipeline = _context.Model.Load(path, out _);
        DataViewSchema made;
        try
        {
            made = _pipeline.GetOutputSchema(_context.Data.LoadFromEnumerable<Row>([]).Schema);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new InvalidDataException($"'{path}' is no pipeline from Label (text) and Seed to Image: {error.Message}", error);
        }
        if (made.GetColumnOrNull("Image")?.Type is not VectorDataViewType { Dimensions: [.., var channels, var height, var width] })
            throw new InvalidDataException($"'{path}' makes no column Image of known size (Vector<Single, C, H, W>).");
        Size = new ImageSize(channels, height, width);
        VBuffer<ReadOnlyMemory<char>> names = default;
        if (made["Label"].Type is KeyDataViewType)
            made["Label"].GetKeyValues(ref names);
        Labels = [.. names.DenseValues().Select(name => $"{name}")];
    }

    public IReadOnlyList<string> Labels { get; }

    public ImageSize Size { get; }

    public void Generate(Memory<long> seeds, Memory<long> labels, Memory<float> images)
    {
        var rows = new Row[seeds.Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = new Row { Seed = seeds.Span[i], Label = Labels.Count > 0 ? Labels[(int)labels.Span[i]] : "" };
        IDataView made = _pipeline.Transform(_context.Data.LoadFromEnumerable(rows));
        foreach ((int i, float[] image) in made.GetColumn<float[]>("Image").Index())
            image.CopyTo(images[(i * Size.Length)..]);
    }

    public void Dispose() => (_pipeline as IDisposable)?.Dispose();

    /// <summary>A row that asks for an image.</summary>
    private sealed class Row
    {
        public string Label { get; set; } = "";

        public long Seed { get; set; }
    }
}
