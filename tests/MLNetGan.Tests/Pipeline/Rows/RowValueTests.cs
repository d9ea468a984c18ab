using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Tests.Pipeline.Translation;

namespace MLNetGan.Tests.Pipeline.Rows;

/// <summary>Rows made of objects may hold vectors of another length than their column's type says, or none, and any number.</summary>
[TestClass]
public sealed class RowValueTests
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
    [DataRow(float.NaN, "NaN", "FilterRowsByMissingValues")]
    [DataRow(float.PositiveInfinity, "Infinity", "FilterByCustomPredicate")]
    [DataRow(float.NegativeInfinity, "-Infinity", "FilterByCustomPredicate")]
    public void A_Number_That_Is_Not_Finite(float value, string found, string filter)
    {
        float[] picture = TinyPairs.Picture(1), digit = new float[784], latent = new float[4];
        picture[^1] = digit[400] = latent[3] = value;
        IDataView pictures = TinyPairs.Vectors([new PairRow { Input = TinyPairs.Picture(0) }, new PairRow { Input = picture }]);
        AssertRefused(
            $"Column 'Input' holds the value {found} in row 1: expected finite numbers in every row. Remove such rows, for example with {filter},",
            () => TinyPairs.Translations(TinyPairs.OnVectors, pictures));

        using PredictionEngine<Digit, Scored> classifier = Engine<Digit, Scored>(Tiny.AcGan.Classifier);
        AssertRefused($"Column 'Image' holds the value {found} in row 0", () => classifier.Predict(new Digit { Image = digit }));

        using GeneratorTransformer dcgan = Tiny.Dcgan();
        using PredictionEngine<Noise, Digit> generator = Engine<Noise, Digit>(dcgan);
        AssertRefused($"Column 'Latent' holds the value {found} in row 0", () => generator.Predict(new Noise { Latent = latent }));
    }

    [TestMethod]
    public void A_Missing_Vector_Gives_What_Is_Missing_And_Spares_Its_Neighbours()
    {
        IDataView pictures = TinyPairs.Vectors([.. Enumerable.Range(0, 3).Select(
            i => new PairRow { Input = i == 1 ? [.. Enumerable.Repeat(float.NaN, 3072)] : TinyPairs.Picture(i) })]);
        float[][] made = TinyPairs.Translations(TinyPairs.OnVectors, pictures);
        Assert.IsTrue(made[1].All(float.IsNaN));
        Assert.IsFalse(made[0].Concat(made[2]).Any(float.IsNaN));

        using GeneratorTransformer dcgan = Tiny.Dcgan();
        using PredictionEngine<Noise, Digit> generator = Engine<Noise, Digit>(dcgan);
        Assert.IsTrue(generator.Predict(new Noise { Latent = [float.NaN, float.NaN, float.NaN, float.NaN] }).Image.All(float.IsNaN));
    }

    [TestMethod]
    public void An_Image_That_Is_None()
    {
        using MLImage image = MLImage.CreateFromPixels(32, 32, MLPixelFormat.Bgra32, new byte[32 * 32 * 4]);
        using PredictionEngine<Picture, Translated> engine = Engine<Picture, Translated>(TinyPairs.OnVectors);
        engine.Predict(new Picture { Input = image });
        AssertRefused("Image column 'Input' holds no image in row 1", () => engine.Predict(new Picture()));
        engine.Predict(new Picture { Input = image });
    }

    [TestMethod]
    public void An_Image_To_Save()
    {
        Digit[] rows = [.. Enumerable.Range(0, 4).Select(i => new Digit { Image = new float[i == 2 ? 10 : 784] })];
        IDataView digits = Tiny.ML.Data.LoadFromEnumerable(rows);
        GanDataCatalog data = Tiny.ML.Gan().Data;
        using var folder = new TemporaryFolder();
        const string Expected = "Column 'Image' has 10 values in row 2; expected 784";
        AssertRefused(Expected, () => data.SaveImageFolder(digits, folder.Path));
        AssertRefused(Expected, () => data.SaveSampleSheet(digits, folder.File("sheet.png"), columns: 2));
        AssertRefused(Expected, () => data.SaveAnimation(digits, folder.File("images.gif")));
    }

    [TestMethod]
    public void An_Image_To_Save_That_Is_Missing()
    {
        Digit[] rows = [.. Enumerable.Range(0, 4).Select(i => new Digit { Image = [.. Enumerable.Repeat(i == 2 ? float.NaN : 9, 784)] })];
        IDataView digits = Tiny.ML.Data.LoadFromEnumerable(rows);
        GanDataCatalog data = Tiny.ML.Gan().Data;
        using var folder = new TemporaryFolder();
        const string Expected = "Image column 'Image' holds no image in row 2: all its values are missing.";
        AssertRefused(Expected, () => data.SaveImageFolder(digits, folder.Path));
        AssertRefused(Expected, () => data.SaveSampleSheet(digits, folder.File("sheet.png"), columns: 2));
        AssertRefused(Expected, () => data.SaveIdx(digits, folder.File("images")));
        rows[2].Image[0] = 0;
        AssertRefused("Column 'Image' holds the value NaN in row 2: expected finite numbers", () => data.SaveAnimation(digits, folder.File("images.gif")));
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

    private sealed class Picture
    {
        [Microsoft.ML.Transforms.Image.ImageType(32, 32)]
        public MLImage? Input { get; set; }
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
