using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class TrainingDataTests
{
    private static readonly DcganOptions _options = new();
    private readonly MLContext _ml = new(seed: 1);

    private static ViewBatchSource Source(IDataView data, GanOptions? options = null) =>
        new(data, TrainingColumns.From(data.Schema, options ?? _options), options ?? _options);

    // Each image is of one value, its index: what is read tells which rows came, and in which order.
    private IDataView Numbered(int count, bool canShuffle)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new Flat { Image = [.. Enumerable.Repeat((float)i, 64)] }));
        return canShuffle ? _ml.Data.Cache(data) : data;
    }

    private static int[] ReadAll(IBatchReader reader)
    {
        List<int> seen = [];
        var batch = new HostBatch(7, BatchFormat.Of(new Shape(1, 8, 8)));
        using (reader)
        {
            do
            {
                reader.Fill(batch);
                for (int i = 0; i < batch.Count; i++)
                    seen.Add((int)MathF.Round((batch.Pixels("Image").Values[i * 64 + 63] + 1) * 127.5f));
            }
            while (batch.Count == batch.Capacity);
        }
        return [.. seen];
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void APassReadsEveryRowOnceInAnOrderOfItsOwn(bool canShuffle)
    {
        IDataView data = Numbered(100, canShuffle);
        Assert.AreEqual(canShuffle, data.CanShuffle);
        ViewBatchSource source = Source(data);
        int[] first = ReadAll(source.Open(1)), again = ReadAll(source.Open(1)), other = ReadAll(source.Open(2));
        CollectionAssert.AreEqual(first, again);
        CollectionAssert.AreNotEqual(first, other);
        CollectionAssert.AreNotEqual(Enumerable.Range(0, 100).ToArray(), first);
        CollectionAssert.AreEqual(Enumerable.Range(0, 100).ToArray(), first.Order().ToArray());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void SkippingComesToTheRowThatReadingComesTo(bool canShuffle)
    {
        ViewBatchSource source = Source(Numbered(100, canShuffle));
        int[] all = ReadAll(source.Open(3));
        IBatchReader reader = source.Open(3);
        reader.Skip(30);
        CollectionAssert.AreEqual(all[30..], ReadAll(reader));
    }

    [TestMethod]
    public void PixelsAreScaledFromTheDeclaredRange()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Flat { Image = [.. Enumerable.Range(0, 64).Select(i => 10 + i / 63f * 4)] }]);
        var options = new DcganOptions { PixelMinimum = 10, PixelMaximum = 14 };
        var batch = new HostBatch(1, BatchFormat.Of(new Shape(1, 8, 8)));
        using IBatchReader reader = Source(data, options).Open(0);
        reader.Fill(batch);
        for (int i = 0; i < 64; i++)
            Assert.AreEqual(-1 + i / 31.5f, batch.Pixels("Image").Values[i], 1e-5f);
    }

    [TestMethod]
    public void SparseVectorsAreRead()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Sparse { Image = new VBuffer<float>(64, 1, [255], [63]) }]);
        var batch = new HostBatch(1, BatchFormat.Of(new Shape(1, 8, 8)));
        using IBatchReader reader = Source(data).Open(0);
        reader.Fill(batch);
        Assert.AreEqual(-1, batch.Pixels("Image").Values[0]);
        Assert.AreEqual(1, batch.Pixels("Image").Values[63]);
    }

    [TestMethod]
    public void LabelsCountFromZero()
    {
        IDataView keyed = Tiny.KeyMapping.Transform(Tiny.Digits);
        ViewBatchSource source = Source(keyed, new AcGanOptions());
        var batch = new HostBatch(60, source.Format);
        Assert.AreEqual(10, source.Format.LabelCount);
        using IBatchReader reader = source.Open(0);
        reader.Fill(batch);
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 60).Select(i => i % 10L).ToArray(), batch.Keys("Label")!.Values);
    }

    [TestMethod]
    [DataRow(300f, "Give PixelMinimum and PixelMaximum the range of the column.")]
    [DataRow(-1f, "Give PixelMinimum and PixelMaximum the range of the column.")]
    [DataRow(float.NaN, "Remove such rows, for example with FilterRowsByMissingValues, or find out where the value comes from.")]
    [DataRow(float.PositiveInfinity, "Remove such rows, for example with FilterByCustomPredicate, or find out where the value comes from.")]
    public void AValueOutsideTheRangeIsNamedWithItsRow(float value, string advice)
    {
        var rows = new List<Flat> { new(), new(), new() };
        rows[2].Image[40] = value;
        var error = Assert.Throws<InvalidDataException>(() => ReadAll(Source(_ml.Data.LoadFromEnumerable(rows)).Open(0)));
        Assert.AreEqual($"Image column 'Image' holds the value {value} in row 2: expected values from 0 to 255. {advice}", error.Message);
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(40)]
    public void ValuesOfAMuchSmallerRangeAreNoticed(int count)
    {
        var rows = Enumerable.Range(0, count).Select(_ => new Flat { Image = [.. Enumerable.Range(0, 64).Select(i => (float)(i % 2))] }).ToList();
        var error = Assert.Throws<InvalidDataException>(() => ReadAll(Source(_ml.Data.LoadFromEnumerable(rows)).Open(0)));
        Assert.StartsWith($"Image column 'Image' has no value above 1", error.Message);
        Assert.EndsWith($"in its first {Math.Min(count, 32)} rows: expected values from 0 to 255. Give PixelMinimum and PixelMaximum the range of the column.", error.Message);
    }

    [TestMethod]
    public void ALargestValueIsToldAsPreciselyAsTheRange()
    {
        var rows = Enumerable.Range(0, 5).Select(_ => new Flat { Image = [.. Enumerable.Range(0, 64).Select(i => 1234.5f * (i % 2))] }).ToList();
        var options = new DcganOptions { PixelMaximum = 1_234_567 };
        var error = Assert.Throws<InvalidDataException>(() => ReadAll(Source(_ml.Data.LoadFromEnumerable(rows), options).Open(0)));
        Assert.StartsWith("Image column 'Image' has no value above 1234.5", error.Message);
        Assert.Contains("expected values from 0 to 1234567.", error.Message);
    }

    [TestMethod]
    public void AMissingLabelIsNamedWithItsRow()
    {
        IDataView texts = _ml.Data.LoadFromEnumerable(new List<Labeled> { new() { Label = "a" }, new() { Label = "b" }, new() { Label = "" } });
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(_ml.Data.TakeRows(texts, 2)).Transform(texts);
        var error = Assert.Throws<InvalidDataException>(() => ReadAll(Source(keyed, new AcGanOptions()).Open(0)));
        Assert.StartsWith("Label column 'Label' has no value in row 2: expected a key from 1 to 2 in every training row.", error.Message);
    }

    [TestMethod]
    public void WhatIsWrongWithARowEndsTheFit()
    {
        var rows = Enumerable.Range(0, 30).Select(_ => new Flat()).ToList();
        rows[20].Image[0] = 1000;
        var error = Assert.Throws<InvalidDataException>(() => Tiny.Dcgan(_ml.Data.LoadFromEnumerable(rows)));
        Assert.Contains("holds the value 1000 in row 20", error.Message);
    }

    private sealed class Flat
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [.. Enumerable.Range(0, 64).Select(i => i * 4f)];
    }

    private sealed class Sparse
    {
        [VectorType(1, 8, 8)]
        public VBuffer<float> Image { get; set; }
    }

    private sealed class Labeled
    {
        public string Label { get; set; } = "";

        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [.. Enumerable.Range(0, 64).Select(i => i * 4f)];
    }
}
