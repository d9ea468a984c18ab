using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class GeneratedDataTests
{
    [TestMethod]
    public void GenerateMakesAsManyOfEachLabelWithItsNames()
    {
        IDataView generated = Tiny.AcGan.GeneratePerLabel(7);
        CollectionAssert.AreEqual(new[] { "Label", "Seed", "Image" }, generated.Schema.Select(c => c.Name).ToArray());
        Assert.AreEqual(Tiny.Digits.Schema["Image"].Type, generated.Schema["Image"].Type);
        Assert.AreEqual(70L, generated.GetRowCount());
        IDataView named = Tiny.ML.Transforms.Conversion.MapKeyToValue("Label").Fit(generated).Transform(generated);
        string[] labels = [.. named.GetColumn<string>("Label")];
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 70).Select(i => $"{i % 10}").ToArray(), labels);
        CollectionAssert.AreEqual(labels[..10], Tiny.AcGan.LabelNames.ToArray());
        Assert.HasCount(70, generated.GetColumn<long>("Seed").Distinct());
        Tiny.AssertClose(Tiny.Images(generated), Tiny.Images(Tiny.AcGan.GeneratePerLabel(7)), 0);
        Assert.IsEmpty(generated.GetColumn<long>("Seed").Intersect(Tiny.AcGan.GeneratePerLabel(7, seed: 1).GetColumn<long>("Seed")));
    }

    [TestMethod]
    public void SomeLabelsHaveTheImagesThatTheyHaveAmongAll()
    {
        IDataView all = Tiny.AcGan.GeneratePerLabel(3, seed: 5), some = Tiny.AcGan.GeneratePerLabel(3, ["7", "2"], seed: 5);
        int[] places = [.. Enumerable.Range(0, 3).SelectMany(turn => new[] { "7", "2" }.Select(label => turn * 10 + (int)Tiny.IndexOf(label)))];
        float[][] expected = Tiny.Images(all);
        Tiny.AssertClose([.. places.Select(place => expected[place])], Tiny.Images(some), 1e-3f);
        CollectionAssert.AreEqual(places.Select(place => (uint)(place % 10 + 1)).ToArray(), some.GetColumn<uint>("Label").ToArray());
    }

    [TestMethod]
    public void LabelsThatCannotBeGeneratedAreNamed()
    {
        Assert.Contains("The generator has no label 'seven'; expected some of '", Refused("seven"));
        Assert.Contains("Label '7' is named 2 times", Refused("7", "7"));
        Assert.Contains("There are no labels", Refused());

        static string Refused(params string[] labels) =>
            Assert.ThrowsExactly<ArgumentException>(() => Tiny.AcGan.GeneratePerLabel(3, labels)).Message;
    }

    [TestMethod]
    public void AGeneratorWithoutLabelsGeneratesImagesOfNewSeeds()
    {
        using GeneratorTransformer dcgan = Tiny.Dcgan();
        IDataView generated = dcgan.Generate(5);
        CollectionAssert.AreEqual(new[] { "Seed", "Image" }, generated.Schema.Select(c => c.Name).ToArray());
        float[][] images = Tiny.Images(generated);
        Assert.HasCount(5, images.Select(i => i.Sum()).Distinct());
        Assert.IsTrue(images.SelectMany(i => i).All(p => p is >= 0 and <= 255.01f));
        Assert.AreEqual(4, dcgan.LatentSize);
        Assert.Contains("Total", dcgan.Summary());
    }

    [TestMethod]
    public void SyntheticImagesAugmentATrainingSet()
    {
        IDataView digits = Tiny.KeyMapping.Transform(Tiny.Digits);
        IDataView augmented = Tiny.ML.Gan().Data.Concatenate(digits, Tiny.AcGan.GeneratePerLabel(2));
        var trainer = Tiny.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Image", optimizationTolerance: 1e-3f);
        IDataView judged = trainer.Fit(augmented).Transform(digits);
        Assert.IsGreaterThan(0.8, Tiny.ML.MulticlassClassification.Evaluate(judged).MicroAccuracy);
    }

    [TestMethod]
    public void ATrainerBehindTheGeneratorTrainsOnItsImages()
    {
        var pipeline = Tiny.ML.Transforms.Conversion.MapValueToKey("Label").Append(Tiny.ML.Gan().AcGan(Tiny.Options()))
            .AppendCacheCheckpoint(Tiny.ML)
            .Append(Tiny.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Image", optimizationTolerance: 1e-3f));
        using var model = pipeline.Fit(Tiny.Digits);
        Assert.AreEqual(60, model.Transform(Tiny.Digits).GetColumn<uint>("PredictedLabel").Count());
    }
}
