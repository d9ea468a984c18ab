using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline.DataViews;

[TestClass]
public class BinarizedDataViewTests
{
    private static readonly GanDataCatalog s_catalog = new(new MLContext(seed: 1));

    [TestMethod]
    public void Pixels_AreBlackOrWhite_AsOftenAsTheyAreBright()
    {
        IDataView digits = s_catalog.DrawnDigits(300);
        List<Row> grey = Row.ReadAll(digits), binary = Row.ReadAll(s_catalog.Binarize(digits));
        CollectionAssert.AreEqual(grey.Select(row => row.Label).ToArray(), binary.Select(row => row.Label).ToArray());
        (float Grey, float Drawn)[] pixels = [.. grey.Zip(binary).SelectMany(rows => rows.First.Pixels.Zip(rows.Second.Pixels))];
        Assert.IsTrue(pixels.All(pixel => pixel.Drawn is 0 or 255));
        Assert.IsTrue(pixels.Where(pixel => pixel.Grey is 0 or 255).All(pixel => pixel.Drawn == pixel.Grey));
        foreach ((float low, float high) in new[] { (1f, 64f), (65f, 127f), (128f, 190f), (191f, 254f) })
        {
            (float Grey, float Drawn)[] band = [.. pixels.Where(pixel => pixel.Grey >= low && pixel.Grey <= high)];
            double deviation = 255 * 0.5 / Math.Sqrt(band.Length);
            Assert.AreEqual(band.Average(pixel => pixel.Grey), band.Average(pixel => pixel.Drawn), 4 * deviation, $"{band.Length} pixels from {low} to {high}");
        }
    }

    [TestMethod]
    public void EveryReading_InAnyOrder_DrawsTheSame_AndAnotherSeedOthers()
    {
        IDataView data = s_catalog.Binarize(s_catalog.DrawnDigits(100), seed: 5);
        var byId = Row.ReadAll(data).ToDictionary(row => row.Id);
        List<Row> shuffled = Row.ReadAll(data, new Random(2));
        CollectionAssert.AreNotEqual(byId.Keys.ToArray(), shuffled.Select(row => row.Id).ToArray());
        foreach (Row row in shuffled)
            CollectionAssert.AreEqual(byId[row.Id].Pixels, row.Pixels);
        Row other = Row.ReadAll(s_catalog.Binarize(s_catalog.DrawnDigits(100), seed: 6))[0];
        CollectionAssert.AreNotEqual(byId[other.Id].Pixels, other.Pixels);
    }

    [TestMethod]
    public void SeveralCursors_DrawTheSameToo()
    {
        IDataView data = s_catalog.Binarize(s_catalog.DrawnDigits(300));
        var byId = Row.ReadAll(data).ToDictionary(row => row.Id);
        List<Row> rows = [.. data.GetRowCursorSet(data.Schema, 3).SelectMany(Row.ReadAll)];
        Assert.HasCount(300, rows);
        foreach (Row row in rows)
            CollectionAssert.AreEqual(byId[row.Id].Pixels, row.Pixels);
    }

    [TestMethod]
    [DataRow(300f, "Image column 'Image' holds the value 300 in row 1: expected values from 0 to 255. Bring the pixels into this range first.")]
    [DataRow(-1.5f, "Image column 'Image' holds the value -1.5 in row 1: expected values from 0 to 255.")]
    [DataRow(float.NaN, "Column 'Image' holds the value NaN in row 1: expected finite numbers in every row.")]
    [DataRow(float.PositiveInfinity, "Column 'Image' holds the value Infinity in row 1: expected finite numbers in every row.")]
    public void AValueThatIsNoBrightness_IsNamedWithItsColumnAndRow(float value, string message)
    {
        IDataView data = s_catalog.Binarize(new MLContext().Data.LoadFromEnumerable<Pixels>([new(), new() { Image = [0, 255, value, 9] }]));
        Assert.StartsWith(message, Assert.ThrowsExactly<InvalidDataException>(() => Tiny.Images(data)).Message);
    }

    [TestMethod]
    public void RoundingAtTheEndsOfTheRange_AndMissingImages_AreLeft()
    {
        float[] missing = [float.NaN, float.NaN, float.NaN, float.NaN];
        float[][] drawn = Tiny.Images(s_catalog.Binarize(new MLContext().Data.LoadFromEnumerable<Pixels>([new() { Image = [255.1f, -0.1f, 255, 0] }, new() { Image = missing }])));
        CollectionAssert.AreEqual(new float[] { 255, 0, 255, 0 }, drawn[0]);
        CollectionAssert.AreEqual(missing, drawn[1]);
    }

    [TestMethod]
    public void AColumnThatIsNoImage_IsNamed() =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => s_catalog.Binarize(s_catalog.DrawnDigits(1), "Label")).Message, "'Label'");

    private sealed class Pixels
    {
        [VectorType(1, 2, 2)]
        public float[] Image { get; set; } = [0, 0, 0, 0];
    }
}
