using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline;

/// <summary>Models so small that a few steps of training take no time. What they draw is noise, but it is their own.</summary>
internal static class Tiny
{
    public static MLContext ML { get; } = new(seed: 1);

    /// <summary>60 drawn digits, 28x28, text labels.</summary>
    public static IDataView Digits { get; } = ML.Gan().Data.DrawnDigits(60);

    private static readonly Lazy<TransformerChain<AcGanTransformer>> _digits = new(() => Train(Digits, Options()));

    /// <summary>MapValueToKey and an AC-GAN trained on <see cref="Digits"/>; shared by tests, hence never to be disposed of.</summary>
    public static TransformerChain<AcGanTransformer> Chain => _digits.Value;

    public static AcGanTransformer AcGan => Chain.LastTransformer;

    public static AcGanOptions Options() => new()
    {
        LatentSize = 5,
        GeneratorChannels = 8,
        DiscriminatorChannels = 2,
        EmbeddingSize = 3,
        BatchSize = 12,
        Epochs = 1,
        // Enough to make labels and seeds visible in the images of a network that has hardly learned.
        GeneratorLearningRate = 0.02,
    };

    public static TransformerChain<AcGanTransformer> Train(IDataView data, AcGanOptions options) => ML.Transforms.Conversion
        .MapValueToKey(options.LabelColumnName).Append(ML.Gan().AcGan(options)).Fit(data);

    public static GeneratorTransformer Dcgan(IDataView? data = null) => ML.Gan()
        .Dcgan(new DcganOptions { LatentSize = 4, BaseChannels = 2, BatchSize = 12, Epochs = 1 }).Fit(data ?? Digits);

    /// <summary>The fitted MapValueToKey of <see cref="Chain"/>.</summary>
    public static ITransformer KeyMapping => Chain.First();

    /// <summary>Rows to generate for, with keys.</summary>
    public static IDataView Requests(params SeedRow[] rows) => KeyMapping.Transform(ML.Data.LoadFromEnumerable(rows));

    /// <summary>The index, from 0, of a digit's key: keys are numbered as labels came.</summary>
    public static long IndexOf(string label) => AcGan.LabelNames.ToList().IndexOf(label);

    public static float[][] Images(IDataView data, string column = "Image", Random? random = null) => Images(data.GetRowCursor([data.Schema[column]], random), column);

    public static float[][] Images(DataViewRowCursor cursor, string column = "Image")
    {
        using (cursor)
        {
            ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(cursor.Schema[column]);
            VBuffer<float> value = default;
            List<float[]> images = [];
            while (cursor.MoveNext())
            {
                getter(ref value);
                images.Add([.. value.DenseValues()]);
            }
            return [.. images];
        }
    }

    public static void AssertClose(float[] expected, float[] actual, float tolerance)
    {
        Assert.AreEqual(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerance, $"value {i}");
    }

    public static void AssertClose(float[][] expected, float[][] actual, float tolerance)
    {
        Assert.AreEqual(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            AssertClose(expected[i], actual[i], tolerance);
    }
}
