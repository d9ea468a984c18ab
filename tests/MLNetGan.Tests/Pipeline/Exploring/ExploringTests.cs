using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline.Exploring;

[TestClass]
public sealed class ExploringTests
{
    private const float Tolerance = 1e-3f;

    private static float[] Image(string label, long seed) =>
        Tiny.Images(Tiny.AcGan.Transform(Tiny.Requests(new SeedRow { Label = label, Seed = seed }))).Single();

    private static GeneratorCondition Labels(params string[] names) => new("Label", names);

    [TestMethod]
    public void TheLatentVectorOfASeed_MakesTheSeedsImage()
    {
        IDataView images = Tiny.AcGan.Generate([Tiny.AcGan.LatentOf(7), Tiny.AcGan.LatentOf(8)], [Labels("3", "4")]);
        CollectionAssert.AreEqual(new[] { "Latent", "Label", "Image" }, images.Schema.Select(c => c.Name).ToArray());
        Tiny.AssertClose([Image("3", 7), Image("4", 7), Image("3", 8), Image("4", 8)], Tiny.Images(images), Tolerance);
    }

    [TestMethod]
    public void ConditionsAreTheLabelWithItsNames_AndWhatIsNotGivenTakesThemAll()
    {
        GeneratorCondition label = Tiny.AcGan.Conditions.Single();
        Assert.AreEqual(("Label", 10), (label.ColumnName, label.Count));
        CollectionAssert.AreEqual(Tiny.AcGan.LabelNames.ToArray(), label.Names!.ToArray());
        IDataView images = Tiny.AcGan.Generate([Tiny.AcGan.LatentOf(7)]);
        IDataView named = Tiny.ML.Transforms.Conversion.MapKeyToValue("Label").Fit(images).Transform(images);
        CollectionAssert.AreEqual(Tiny.AcGan.LabelNames.ToArray(), named.GetColumn<string>("Label").ToArray());
    }

    [TestMethod]
    public void Interpolation_GoesFromSeedToSeed()
    {
        IDataView path = Tiny.AcGan.Interpolate([7, 8, 9], steps: 3, conditions: [Labels("5")]);
        float[][] images = Tiny.Images(path), latents = [.. path.GetColumn<float[]>("Latent")];
        Assert.AreEqual(7L, path.GetRowCount());
        Tiny.AssertClose([Image("5", 7), Image("5", 8), Image("5", 9)], [images[0], images[3], images[6]], Tolerance);
        foreach (int end in (int[])[0, 3, 6])
            CollectionAssert.AreEqual(Tiny.AcGan.LatentOf(7 + end / 3), latents[end]);
        float[][] straight = [.. Tiny.AcGan.Interpolate([7, 8], 2, LatentInterpolation.Linear, conditions: [Labels("5")]).GetColumn<float[]>("Latent")];
        Tiny.AssertClose([.. latents[0].Zip(latents[3], (a, b) => (a + b) / 2)], straight[1], 1e-6f);
    }

    [TestMethod]
    public void ALoop_HasAWayForEachLabel_PlaceByPlace()
    {
        IDataView path = Tiny.AcGan.Interpolate([7, 8], steps: 2, isLoop: true, conditions: [Labels("5", "1")]);
        float[][] images = Tiny.Images(path);
        Assert.HasCount(8, images);
        Tiny.AssertClose([Image("5", 7), Image("1", 7), Image("5", 8), Image("1", 8)], [images[0], images[1], images[4], images[5]], Tolerance);
        Tiny.AssertClose(images[2], images[6], Tolerance);
    }

    [TestMethod]
    public void ATraverse_HasARowAValueAndAColumnASeed()
    {
        IDataView sheet = Tiny.AcGan.Traverse([7, 8, 9], Labels("2", "0"));
        CollectionAssert.AreEqual(new[] { "Label", "Seed", "Image" }, sheet.Schema.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(new long[] { 7, 8, 9, 7, 8, 9 }, sheet.GetColumn<long>("Seed").ToArray());
        Tiny.AssertClose([Image("2", 7), Image("2", 8), Image("2", 9), Image("0", 7), Image("0", 8), Image("0", 9)], Tiny.Images(sheet), Tolerance);
        Assert.AreEqual(30L, Tiny.AcGan.Traverse([7, 8, 9], Tiny.AcGan.Conditions[0]).GetRowCount());
    }

    [TestMethod]
    public void ATraverseOfACoordinate_LeavesTheOthers()
    {
        float[][] latents = [.. Tiny.AcGan.TraverseLatent([7, 8], 3, [-2, 2], [Labels("5")]).GetColumn<float[]>("Latent")];
        (float Value, long Seed)[] rows = [(-2, 7), (-2, 8), (2, 7), (2, 8)];
        float[][] expected = [.. rows.Select(row => Tiny.AcGan.LatentOf(row.Seed).Select((value, i) => i == 3 ? row.Value : value).ToArray())];
        Tiny.AssertClose(expected, latents, 0);
    }

    [TestMethod]
    public void Arithmetic_EndsWithTheSumOfMeans()
    {
        IDataView table = Tiny.AcGan.Combine([LatentTerm.Plus(1, 2), LatentTerm.Minus(3, 4), LatentTerm.Plus(5, 6)], conditions: [Labels("5")]);
        float[] Coordinate(int i) => [.. Enumerable.Range(0, 7).Select(seed => Tiny.AcGan.LatentOf(seed)[i])];
        float[] sum = [.. Enumerable.Range(0, 5).Select(Coordinate).Select(z => (z[1] + z[2]) / 2 - (z[3] + z[4]) / 2 + (z[5] + z[6]) / 2)];
        Assert.AreEqual(12L, table.GetRowCount());
        Tiny.AssertClose(sum, table.GetColumn<float[]>("Latent").Last(), 1e-6f);
        float[][] images = Tiny.Images(table);
        Tiny.AssertClose([Image("5", 1), Image("5", 2), Image("5", 3)], [images[0], images[1], images[3]], Tolerance);
        Tiny.AssertClose(Tiny.Images(Tiny.AcGan.Generate([sum], [Labels("5")])).Single(), images[11], Tolerance);
    }

    [TestMethod]
    public void AGeneratorWithoutLabels_IsExploredWithoutConditions()
    {
        using GeneratorTransformer dcgan = Tiny.Dcgan();
        Assert.IsEmpty(dcgan.Conditions);
        float[][] path = Tiny.Images(dcgan.Interpolate([0, 1], steps: 4));
        Tiny.AssertClose(Tiny.Images(dcgan.Transform(Tiny.ML.Data.LoadFromEnumerable([new SeedRow { Seed = 1 }]))).Single(), path[4], Tolerance);
        Assert.AreEqual(3L, dcgan.TraverseLatent([5], 0, [-1, 0, 1]).GetRowCount());
        Assert.AreEqual(4L, dcgan.Combine([LatentTerm.Plus(1), LatentTerm.Minus(2), LatentTerm.Plus(3)]).GetRowCount()! / 2);
        Assert.Contains("'Label': this generator takes no conditions", Assert.ThrowsExactly<ArgumentException>(() => dcgan.Traverse([0], Labels("1"))).Message);
    }

    [TestMethod]
    public void ShuffledRowsKeepTheirValues()
    {
        IDataView sheet = Tiny.AcGan.Traverse([.. Enumerable.Range(0, 20).Select(i => (long)i)], Tiny.AcGan.Conditions[0]);
        using DataViewRowCursor cursor = sheet.GetRowCursor(sheet.Schema, new Random(3));
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        ValueGetter<uint> label = cursor.GetGetter<uint>(sheet.Schema["Label"]);
        ValueGetter<long> seed = cursor.GetGetter<long>(sheet.Schema["Seed"]);
        (DataViewRowId idValue, uint labelValue, long seedValue) = (default, 0, 0);
        List<ulong> order = [];
        while (cursor.MoveNext())
        {
            id(ref idValue);
            label(ref labelValue);
            seed(ref seedValue);
            Assert.AreEqual((idValue.Low / 20 + 1, idValue.Low % 20), (labelValue, (ulong)seedValue));
            order.Add(idValue.Low);
        }
        CollectionAssert.AreNotEqual(order.Order().ToArray(), order);
        CollectionAssert.AreEqual(Enumerable.Range(0, 200).Select(i => (ulong)i).ToArray(), order.Order().ToArray());
    }
}
