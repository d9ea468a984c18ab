using System.Globalization;
using MLNetGan.Imaging;
using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Samples of the same seeds; one row a value of the first category that the generator takes, if any.</summary>
/// <param name="generator">The generator.</param>
/// <param name="device">Where it is.</param>
/// <param name="labels">The names of that category's values, if they have some; rows are in their order.</param>
internal sealed class LatentSheet(Network generator, Device device, IReadOnlyList<string>? labels = null) : ISampleSheet
{
    private const int MostColumns = 10, FewestColumns = 3, Width = 2560, RowsWithoutLabels = 10, MostRows = 20;
    private const long MostPixelsAtOnce = 1 << 21;

    public void Write(string path, int epoch)
    {
        Shape image = generator.OutputShapes()[0];
        int columns = Columns(image);
        (int Value, string Name)[] rows = [.. Rows().Take(MostRows)];
        int count = rows.Length > 0 ? rows.Length : Math.Min(RowsWithoutLabels, columns);
        float[] pixels = Sample(generator, count * columns, device, seed => rows[seed / columns].Value);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (pixels[i] + 1) * 127.5f;
        var shape = new ImageShape((int)image[0], (int)image[1], (int)image[2]);
        var captions = new SheetCaptions(SheetRows.Title(epoch), [.. rows.Select(row => row.Name)]);
        SampleSheet.Save(path, pixels, shape, columns, SampleSheet.ScaleOf(shape), captions);
    }

    /// <summary>How many images stand beside each other: ten, fewer of large ones.</summary>
    public static int Columns(Shape image) => (int)Math.Clamp(Width / image[2], FewestColumns, MostColumns);

    /// <summary>The pixels, -1 to 1, of images of the seeds 0, 1, 2, ...</summary>
    /// <param name="generator">A generator from noise, in inference mode.</param>
    /// <param name="count">How many.</param>
    /// <param name="device">The generator's device.</param>
    /// <param name="category">The value of the first category for a seed, where the generator takes some.</param>
    public static float[] Sample(Network generator, int count, Device device, Func<long, long> category)
    {
        long size = generator.OutputShapes()[0].Count;
        int atOnce = (int)Math.Clamp(MostPixelsAtOnce / size, 1, count);
        var pixels = new float[count * size];
        for (int start = 0; start < count; start += atOnce)
        {
            long[] seeds = [.. Enumerable.Range(start, Math.Min(atOnce, count - start)).Select(i => (long)i)];
            Span<float> made = pixels.AsSpan((int)(start * size), (int)(seeds.Length * size));
            GeneratorSampling.FromSeeds(generator, seeds, place => category(seeds[place]), made, device);
        }
        return pixels;
    }

    // Codes have no names, and are told as keys without names are: from 0.
    private IEnumerable<(int Value, string Name)> Rows()
    {
        if (generator.Inputs.FirstOrDefault(input => input.Kind == NetworkInputKind.Category) is not { } category)
            return [];
        IEnumerable<int> values = Enumerable.Range(0, category.Cardinality);
        return labels is null
            ? values.Select(value => (value, string.Create(CultureInfo.InvariantCulture, $"{category.Name} {value}")))
            : values.Select(value => (value, labels[value])).OrderBy(row => row.Item2, NaturalOrder.Instance);
    }
}
