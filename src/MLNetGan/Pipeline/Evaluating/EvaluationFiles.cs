using System.Text.Json;
using System.Text.Json.Serialization;
using MLNetGan.Imaging;
using MLNetGan.Metrics.Distances;

namespace MLNetGan.Pipeline.Evaluating;

/// <summary>Writes what an evaluation found: figures, and pictures of the images behind them.</summary>
internal static class EvaluationFiles
{
    public const string Figures = "evaluation.json", Nearest = "nearest.png", Extremes = "extremes.png";

    // Sheets of whole photographs would take gigabytes.
    private const int Columns = 16, PairRows = 4, ExtremeRows = 3, LongestSide = 256;

    // Real images that are all the same have neighbours at no distance, and ratios to it are no numbers.
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void Write(string folder, ImageMetrics metrics, Manifolds manifolds, ImageRows real, ImageRows generated)
    {
        AtomicFile.Write(Path.Combine(folder, Figures), JsonSerializer.Serialize(metrics, s_json));
        ImageShape shape = Shown(generated.Shape);
        WriteNearest(Path.Combine(folder, Nearest), manifolds, real, generated, shape);
        WriteExtremes(Path.Combine(folder, Extremes), manifolds, generated, shape);
    }

    private static ImageShape Shown(ImageShape shape)
    {
        double scale = Math.Min(1, LongestSide / (double)Math.Max(shape.Height, shape.Width));
        int Side(int side) => Math.Max(1, (int)Math.Round(side * scale));
        return shape with { Height = Side(shape.Height), Width = Side(shape.Width) };
    }

    // The first images, a random choice, and last those nearest to a real one, which are copies if any are.
    private static void WriteNearest(string path, Manifolds manifolds, ImageRows real, ImageRows generated, ImageShape shape)
    {
        int columns = Math.Min(Columns, generated.Count);
        int count = Math.Min(generated.Count / columns * columns, PairRows * columns), suspects = Math.Min(columns, count);
        int[] nearest = [.. Enumerable.Range(0, generated.Count).OrderBy(image => manifolds.NearestDistances[image]).Take(suspects)];
        int[] shown = [.. Enumerable.Range(0, count - suspects), .. nearest];
        float[] above = generated.Take(shown, shape),
            below = real.Take([.. shown.Select(image => (int)manifolds.NearestReal[image])], shape);
        int row = columns * shape.Length;
        float[] sheet = [.. Enumerable.Range(0, shown.Length / columns)
            .SelectMany(i => above.Skip(i * row).Take(row).Concat(below.Skip(i * row).Take(row)))];
        Save(path, sheet, shape, columns,
            [.. Enumerable.Range(0, 2 * shown.Length / columns).Select(i => i % 2 == 0 ? "generated" : "nearest real")]);
    }

    private static void WriteExtremes(string path, Manifolds manifolds, ImageRows generated, ImageShape shape)
    {
        // Of images in as many neighbourhoods, the nearer to a real one is the more real.
        int[] order = [.. Enumerable.Range(0, generated.Count)
            .OrderByDescending(image => manifolds.Densities[image]).ThenBy(image => manifolds.NearestDistances[image])];
        int half = generated.Count / 2, columns = Math.Min(Columns, half);
        int count = Math.Min(ExtremeRows * columns, half / columns * columns);
        Save(path, generated.Take([.. order.Take(count), .. order.TakeLast(count)], shape), shape, columns,
            [.. Enumerable.Range(0, 2 * count / columns).Select(i => i < count / columns ? "most real" : "least real")]);
    }

    private static void Save(string path, float[] images, ImageShape shape, int columns, string[] rows) =>
        SampleSheet.Save(path, images, shape, columns, SampleSheet.ScaleOf(shape), new SheetCaptions("", rows));
}
