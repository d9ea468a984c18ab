using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Tests.Pipeline.Translation;

/// <summary>Pairs in memory, and a pix2pix so small that a few steps of training take no time.</summary>
internal static class TinyPairs
{
    public const int Side = 32;

    private static readonly Lazy<ImageToImageTransformer> s_vectors = new(() => Train(Vectors(8))), s_images = new(() => Train(Images(8)));

    /// <summary>Trained on RGB vectors; shared by tests, hence never to be disposed of.</summary>
    public static ImageToImageTransformer OnVectors => s_vectors.Value;

    /// <summary>Trained on RGB image columns; shared by tests, hence never to be disposed of.</summary>
    public static ImageToImageTransformer OnImages => s_images.Value;

    private static MLContext ML => Tiny.ML;

    public static Pix2PixOptions Options() => new()
    {
        GeneratorChannels = 6,
        GeneratorMaximumChannels = 12,
        DiscriminatorChannels = 2,
        ReceptiveField = 16,
        BatchSize = 4,
        Epochs = 2,
        ValidationSetFraction = 0,
        // Enough to make inputs visible in the images of a network that has hardly learned.
        GeneratorLearningRate = 0.02,
    };

    public static ImageToImageTransformer Train(IDataView pairs, Action<Pix2PixOptions>? change = null)
    {
        Pix2PixOptions options = Options();
        change?.Invoke(options);
        return ML.Gan().Pix2Pix(options).Fit(pairs);
    }

    /// <summary>Planar values of image i, 0..255: waves of another length in every channel and image.</summary>
    public static float[] Picture(int i, int channels = 3, int height = Side, int width = Side)
    {
        var values = new float[channels * height * width];
        for (int at = 0; at < values.Length; at++)
        {
            (int channel, int row, int column) = (at / (height * width), at / width % height, at % width);
            values[at] = MathF.Round(127.5f + 127.5f * MathF.Sin(0.9f * i + 0.1f * (channel + 1) * row + 0.07f * (i % 5 + 1) * column));
        }
        return values;
    }

    /// <summary>Vector columns of pairs whose target is the input turned to its negative, with the target's channels.</summary>
    public static IDataView Vectors(int count, int inputChannels = 3, int targetChannels = 3, int height = Side, int width = Side) => Vectors(
        [.. Enumerable.Range(0, count).Select(i => new PairRow
        {
            Name = $"pair {i}",
            Input = Picture(i, inputChannels, height, width),
            Target = [.. Picture(i, targetChannels, height, width).Select(v => 255 - v)],
        })], inputChannels, targetChannels, height, width);

    public static IDataView Vectors(List<PairRow> rows, int inputChannels = 3, int targetChannels = 3, int height = Side, int width = Side)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(PairRow));
        definition[nameof(PairRow.Input)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, inputChannels, height, width);
        definition[nameof(PairRow.Target)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, targetChannels, height, width);
        return ML.Data.LoadFromEnumerable(rows, definition);
    }

    /// <summary>Image columns of the pairs of <see cref="Vectors(int, int, int, int, int)"/>.</summary>
    public static IDataView Images(int count, int inputChannels = 3, int targetChannels = 3) => ML.Data.LoadFromEnumerable(
        Enumerable.Range(0, count).Select(i => new ImagePairRow
        {
            Input = PlanarImage.Write(Picture(i, inputChannels), inputChannels, Side, Side),
            Target = PlanarImage.Write([.. Picture(i, targetChannels).Select(v => 255 - v)], targetChannels, Side, Side),
        }).ToList());

    /// <summary>Loads RGB files of the given sizes, written to a folder, as a column of images that has no size; null for an empty path.</summary>
    public static IDataView Files(TemporaryFolder folder, params (int Height, int Width)?[] sizes)
    {
        List<FileRow> rows = [];
        foreach ((int Height, int Width)? size in sizes)
        {
            string name = $"{rows.Count}.png";
            if (size is var (height, width))
                PngFile.Save(folder.File(name), Picture(rows.Count, 3, height, width), new ImageShape(3, height, width));
            rows.Add(new FileRow { Path = size is null ? "" : name });
        }
        IDataView files = ML.Data.LoadFromEnumerable(rows);
        return ML.Transforms.LoadImages("Input", folder.Path, "Path").Fit(files).Transform(files);
    }

    public static float[][] Translations(ITransformer transformer, IDataView data) => Tiny.Images(transformer.Transform(data), "Translated");

    /// <summary>Translations that are images: their sizes and planar values.</summary>
    public static (int Height, int Width, float[] Pixels)[] ImageTranslations(ITransformer transformer, IDataView data, int channels = 3)
    {
        IDataView made = transformer.Transform(data);
        using DataViewRowCursor cursor = made.GetRowCursor([made.Schema["Translated"]]);
        ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(made.Schema["Translated"]);
        List<(int, int, float[])> images = [];
        MLImage image = null!;
        while (cursor.MoveNext())
        {
            getter(ref image);
            var pixels = new float[channels * image.Height * image.Width];
            PlanarImage.Read(image, channels, pixels);
            images.Add((image.Height, image.Width, pixels));
        }
        return [.. images];
    }
}
