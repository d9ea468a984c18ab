using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline.Translation;

/// <summary>A row for pix2pixHD: a map of class numbers, a map of instances, and the image that they are translated to.</summary>
internal sealed class MapRow
{
    public float[] Input { get; set; } = [];

    public float[] Instance { get; set; } = [];

    public float[] Target { get; set; } = [];

    public long Seed { get; set; }

    public static IDataView View(IEnumerable<MapRow> rows, int side)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(MapRow));
        foreach ((string column, int channels) in new[] { (nameof(Input), 1), (nameof(Instance), 1), (nameof(Target), 3) })
            definition[column].ColumnType = new VectorDataViewType(NumberDataViewType.Single, channels, side, side);
        return Tiny.ML.Data.LoadFromEnumerable(rows.ToList(), definition);
    }

    /// <summary>The largest difference of two images' values.</summary>
    public static float Difference(float[] a, float[] b) => a.Zip(b, (x, y) => MathF.Abs(x - y)).Max();
}
