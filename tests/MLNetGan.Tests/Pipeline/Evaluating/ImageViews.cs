using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Tests.Metrics.Extractors;

namespace MLNetGan.Tests.Pipeline.Evaluating;

/// <summary>Small grey images of three kinds, each a bright row in a place of its own, and what makes them worse.</summary>
internal static class ImageViews
{
    public const int Side = 28;

    public static MLContext ML { get; } = new(seed: 1);

    /// <summary>The means of sixteen squares.</summary>
    public static ImageFeatureExtractor Extractor(TemporaryFolder folder) =>
        ML.Gan().Evaluate.Onnx(folder.Write(OnnxFiles.Means(Side), "means.onnx"));

    /// <summary>Images of kinds in turn, with text labels.</summary>
    public static IDataView Bars(int count, int seed, Action<float[]>? change = null, int kinds = 3, Func<int, string>? label = null,
        int side = Side) =>
        View(Enumerable.Range(0, count).Select(i =>
        {
            float[] image = Bar(i % kinds, CounterNoise.Combine(seed, i), side);
            change?.Invoke(image);
            return new Row { Image = image, Label = label?.Invoke(i) ?? $"kind {i % kinds}" };
        }), side);

    public static IDataView View(IEnumerable<Row> rows, int side = Side)
    {
        var columns = SchemaDefinition.Create(typeof(Row));
        columns["Image"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, side, side);
        return ML.Data.LoadFromEnumerable(rows, columns);
    }

    private static float[] Bar(int kind, long seed, int side)
    {
        var noise = new float[side * side];
        CounterNoise.Uniform(seed, noise);
        int top = kind * side / 3 + (int)(noise[0] * 4);
        float brightness = 120 + 60 * noise[1];
        return [.. noise.Select((value, i) => i / side >= top && i / side < top + 5 ? brightness + 60 * value : 40 * value)];
    }

    public sealed class Row
    {
        public float[] Image { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
