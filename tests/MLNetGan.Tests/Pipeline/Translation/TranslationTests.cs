using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Rows;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline.Translation;

[TestClass]
public sealed class TranslationTests
{
    // One part in 255,000: batches of other sizes may add numbers up in another order.
    private const float Tolerance = 1e-3f;

    private static float[][] Translate(params float[][] pictures) => TinyPairs.Translations(TinyPairs.OnVectors,
        TinyPairs.Vectors([.. pictures.Select(picture => new PairRow { Input = picture, Target = picture })]));

    [TestMethod]
    [DataRow(1, 3)]
    [DataRow(3, 1)]
    [DataRow(4, 4)]
    public void ATranslationHasTheChannelsAndTheRangeOfTheTargetAndTheSizeOfTheInput(int inputChannels, int targetChannels)
    {
        using ImageToImageTransformer transformer = TinyPairs.Train(TinyPairs.Vectors(4, inputChannels, targetChannels));
        IDataView made = transformer.Transform(TinyPairs.Vectors(2, inputChannels, targetChannels, 37, 50));
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, targetChannels, 37, 50), made.Schema["Translated"].Type);
        float[][] images = Tiny.Images(made, "Translated");
        Assert.HasCount(targetChannels * 37 * 50, images[0]);
        Assert.IsTrue(images.All(image => image.All(v => v is >= 0 and <= 255)));
        Assert.IsGreaterThan(1, images[0].Zip(images[1], (a, b) => MathF.Abs(a - b)).Max());
    }

    // Reflection of 20 to 32 places by numpy.pad(..., (6, 6), mode="reflect").
    [TestMethod]
    public void ASmallImageIsTranslatedAsTheMiddleOfItsReflection()
    {
        int[] places = [6, 5, 4, 3, 2, 1, .. Enumerable.Range(0, 20), 18, 17, 16, 15, 14, 13];
        float[] image = TinyPairs.Picture(2, height: 20, width: 20);
        float[] reflected = [.. from c in Enumerable.Range(0, 3) from y in places from x in places select image[400 * c + 20 * y + x]];
        float[] whole = Translate(reflected).Single();
        float[] middle = [.. from c in Enumerable.Range(0, 3) from y in Enumerable.Range(6, 20) from x in Enumerable.Range(6, 20) select whole[1024 * c + 32 * y + x]];
        float[] actual = TinyPairs.Translations(TinyPairs.OnVectors, TinyPairs.Vectors([new PairRow { Input = image, Target = image }], height: 20, width: 20)).Single();
        Tiny.AssertClose(middle, actual, Tolerance);
    }

    [TestMethod]
    public void ATranslationIsTheNetworksOutputInTheRangeOfTheColumn()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        float[] input = [.. TinyPairs.Picture(3).Select(v => v / 127.5f - 1)];
        float[] output = TinyPairs.OnVectors.Model.Network.Forward(tensor(input, [1L, 3, 32, 32]))[0].data<float>().ToArray();
        Tiny.AssertClose([.. output.Select(v => (v + 1) * 127.5f)], Translate(TinyPairs.Picture(3)).Single(), Tolerance);
    }

    [TestMethod]
    [DataRow(TranslationNormalization.Instance)]
    [DataRow(TranslationNormalization.Batch)]
    [DataRow(TranslationNormalization.BatchStatistics)]
    public void ATranslationDependsOnItsInputAlone(TranslationNormalization normalization)
    {
        using ImageToImageTransformer transformer = TinyPairs.Train(TinyPairs.Vectors(8), o => o.Normalization = normalization);
        IDataView view = transformer.Transform(TinyPairs.Vectors(70));
        float[][] together = Tiny.Images(view, "Translated");
        Assert.HasCount(70, together);
        foreach (int i in (int[])[0, 63, 64, 69])
        {
            var row = new PairRow { Input = TinyPairs.Picture(i), Target = TinyPairs.Picture(i) };
            Tiny.AssertClose(together[i], TinyPairs.Translations(transformer, TinyPairs.Vectors([row])).Single(), Tolerance);
        }
        Tiny.AssertClose(together, Tiny.Images(view, "Translated"), 0);
        using PredictionEngine<PairRow, TranslatedRow> engine = Tiny.ML.Model.CreatePredictionEngine<PairRow, TranslatedRow>(
            transformer, new PredictionEngineOptions { OwnsTransformer = false });
        foreach (int i in (int[])[3, 14, 3])
            Tiny.AssertClose(together[i], engine.Predict(new PairRow { Input = TinyPairs.Picture(i), Target = new float[3 * 32 * 32] }).Translated, Tolerance);
    }

    [TestMethod]
    public void ValuesALittleOutsideTheRangeAreTranslated()
    {
        float[] bright = [.. TinyPairs.Picture(0).Select(v => v * 1.1f - 2)];
        Assert.IsTrue(Translate(bright).Single().All(v => v is >= 0 and <= 255));
    }

    [TestMethod]
    public void DropoutThatStaysOnGivesAnotherTranslationEachTime()
    {
        using ImageToImageTransformer transformer = TinyPairs.Train(TinyPairs.Vectors(4), o => o.DropoutAfterTraining = true);
        IDataView view = transformer.Transform(TinyPairs.Vectors(2));
        Assert.IsGreaterThan(0.1f, Tiny.Images(view, "Translated")[0].Zip(Tiny.Images(view, "Translated")[0], (a, b) => MathF.Abs(a - b)).Max());
    }

    [TestMethod]
    public void FewLargeImagesOrManySmallOnesGoThroughTheNetworkTogether()
    {
        IDataView data = TinyPairs.Vectors(5, height: 256, width: 256);
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Input"]]);
        var binding = new RowBinding(TinyPairs.OnVectors.Model, data.Schema);
        var schema = new MappedSchema(data.Schema, binding, new NetworkReaders("", () => { }));
        var batch = new RowBatch(schema, cursor, 64);
        List<bool> isFull = [];
        for (int slot = 0; cursor.MoveNext(); slot++)
        {
            batch.Read(slot);
            isFull.Add(batch.IsFull);
        }
        CollectionAssert.AreEqual(new[] { false, false, false, true, true }, isFull);
    }

    private sealed class TranslatedRow
    {
        public float[] Translated { get; set; } = [];
    }
}
