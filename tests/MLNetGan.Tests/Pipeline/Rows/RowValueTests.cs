using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Tests.Pipeline.Translation;

namespace MLNetGan.Tests.Pipeline.Rows;

/// <summary>Rows made of objects may hold vectors of another length than their column's type says, or none.</summary>
[TestClass]
public sealed class RowLengthTests
{
    private static void AssertRefused(string expected, Action read)
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(read);
        Assert.StartsWith(expected, error.Message);
    }

    private static PredictionEngine<TIn, TOut> Engine<TIn, TOut>(ITransformer transformer) where TIn : class where TOut : class, new() =>
        Tiny.ML.Model.CreatePredictionEngine<TIn, TOut>(transformer, new PredictionEngineOptions { OwnsTransformer = false });

    [TestMethod]
    [DataRow(null, "no values")]
    [DataRow(0, "no values")]
    [DataRow(100, "100 values")]
    [DataRow(3073, "3073 values")]
    public void An_Image_To_Translate(int? length, string found)
    {
        float[]? odd = length is { } count ? new float[count] : null;
        string expected = $"Column 'Input' has {found} in row 1; expected 3072 in every row, as its type Vector<Single, 3, 32, 32> says.";
        using PredictionEngine<PairRow, Translated> engine = Engine<PairRow, Translated>(TinyPairs.OnVectors);
        engine.Predict(new PairRow { Input = TinyPairs.Picture(1) });
        AssertRefused(expected, () => engine.Predict(new PairRow { Input = odd! }));

        PairRow[] rows = [.. Enumerable.Range(0, 3).Select(i => new PairRow { Input = i == 2 ? odd! : TinyPairs.Picture(i) })];
        AssertRefused(expected.Replace("row 1", "row 2", StringComparison.Ordinal), () => TinyPairs.Translations(TinyPairs.OnVectors, TinyPairs.Vectors([.. rows])));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(783)]
    public void An_Image_To_Classify(int? length)
    {
        using PredictionEngine<Digit, Scored> engine = Engine<Digit, Scored>(Tiny.AcGan.Classifier);
        float[] scores = engine.Predict(new Digit { Image = new float[784] }).Score;
        AssertRefused("Column 'Image' has ", () => engine.Predict(new Digit { Image = length is { } count ? new float[count] : null! }));
        CollectionAssert.AreEqual(scores, engine.Predict(new Digit { Image = new float[784] }).Score);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(4)]
    public void A_Latent_Vector(int? length)
    {
        using GeneratorTransformer dcgan = Tiny.Dcgan();
        using PredictionEngine<Noise, Digit> engine = Engine<Noise, Digit>(dcgan);
        engine.Predict(new Noise { Latent = new float[4] });
        float[]? odd = length is null ? null : new float[3];
        AssertRefused($"Column 'Latent' has {(odd is null ? "no values" : "3 values")} in row 1; expected 4", () => engine.Predict(new Noise { Latent = odd! }));
    }

    [TestMethod]
    public void A_Cursor_That_Met_One_Gives_No_More_Rows()
    {
        IDataView made = TinyPairs.OnVectors.Transform(TinyPairs.Vectors([.. Enumerable.Range(0, 4).Select(i => new PairRow { Input = i == 2 ? [] : TinyPairs.Picture(i) })]));
        using DataViewRowCursor cursor = made.GetRowCursor([made.Schema["Translated"]]);
        AssertRefused("Column 'Input' has no values in row 2", () => cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void A_Training_Image()
    {
        Digit[] digits = [.. Enumerable.Range(0, 20).Select(i => new Digit { Image = new float[i == 7 ? 10 : 784] })];
        AssertRefused("Column 'Image' has 10 values in row 7; expected 784", () => Tiny.Dcgan(Tiny.ML.Data.LoadFromEnumerable(digits)));
    }

    private sealed class Digit
    {
        [VectorType(1, 28, 28)]
        public float[] Image { get; set; } = [];
    }

    private sealed class Scored
    {
        public float[] Score { get; set; } = [];
    }

    private sealed class Noise
    {
        [VectorType(4)]
        public float[] Latent { get; set; } = [];
    }

    private sealed class Translated
    {
        [ColumnName("Translated")]
        public float[] Pixels { get; set; } = [];
    }
}
