using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetGan.Tests.Pipeline;

/// <summary>What only a ProGAN's transformer has: resolutions and, on demand, labels.</summary>
[TestClass]
public sealed class ProGanTests
{
    private static readonly Lazy<ProGanTransformer> s_grown = new(() => Tiny.ML.Gan().ProGan(Options()).Fit(Tiny.Digits));

    // 7x7, 14x14 and 28x28. With four channels some pixel's vector is so short that dividing by its length makes rounding visible.
    private static ProGanOptions Options() => new()
    {
        LatentSize = 4,
        BaseChannels = 64,
        MaximumChannels = 16,
        BatchSize = 12,
        FadeKimg = 0.024,
        StabilizationKimg = 0.024,
        GeneratorLearningRate = 0.02,
        AverageDecay = 0.5,
    };

    [TestMethod]
    public void Images_Of_Each_Resolution_Are_Measured_And_Patience_Waits_For_The_Last()
    {
        var log = new ProgressLog();
        ProGanOptions options = Options();
        (options.BestBy, options.EvaluationImages, options.Patience, options.Progress) = (ImageMetric.SlicedWassersteinDistance, 60, 1, log);
        using ProGanTransformer grown = Tiny.ML.Gan().ProGan(options).Fit(Tiny.Digits);
        TrainingProgress[] evaluated = [.. log.Reports.Where(report => report.IsEvaluated)];
        Assert.HasCount(5, evaluated, "As many as there are phases.");
        Assert.IsTrue(evaluated.All(report => report.Measure!.Value > 0));
    }

    [TestMethod]
    public void A_Run_That_Grew_To_The_End_Makes_Images_Of_The_Training_Columns_Size()
    {
        ProGanTransformer grown = s_grown.Value;
        Assert.AreEqual(28, grown.Resolution);
        CollectionAssert.AreEqual(new[] { 7, 14, 28 }, grown.Resolutions.ToArray());
        Assert.IsEmpty(grown.LabelNames);
        IDataView generated = grown.Generate(5, seed: 2);
        Assert.AreEqual(Tiny.Digits.Schema["Image"].Type, generated.Schema["Image"].Type);
        float[][] images = Tiny.Images(generated);
        Assert.HasCount(5, images);
        // The last layer has no bounds; the column has.
        Assert.IsTrue(images.SelectMany(image => image).All(value => value is >= 0 and <= 255));
    }

    [TestMethod]
    public void Every_Resolution_Reached_Is_A_Generator_That_Saves_And_Exports()
    {
        var ml = new MLContext();
        foreach (int resolution in new[] { 7, 14 })
        {
            using ProGanTransformer small = s_grown.Value.AtResolution(resolution);
            IDataView generated = small.Generate(3, seed: 1);
            Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, resolution, resolution), generated.Schema["Image"].Type);
            float[][] expected = Tiny.Images(generated);

            using var folder = new TemporaryFolder();
            IDataView seeds = ml.Transforms.SelectColumns("Seed").Fit(generated).Transform(generated);
            ml.Model.Save(small, seeds.Schema, folder.File("small.zip"));
            IDataView reloaded = ml.Model.Load(folder.File("small.zip"), out _).Transform(seeds);
            Assert.AreEqual(generated.Schema["Image"].Type, reloaded.Schema["Image"].Type);
            Tiny.AssertClose(expected, Tiny.Images(reloaded), 0.05f);

            small.ExportOnnx(folder.File("small.onnx"), OnnxGeneratorInput.Seed);
            float[] exported = OnnxRun.Floats(File.ReadAllBytes(folder.File("small.onnx")), "Image",
                OnnxRun.Input("Seed", seeds.GetColumn<long>("Seed").ToArray(), 3, 1));
            Tiny.AssertClose([.. expected.SelectMany(image => image)], exported, 0.05f);
        }
    }

    [TestMethod]
    public void A_Smaller_Generator_Is_As_It_Was_When_The_Networks_Grew_On()
    {
        ProGanOptions options = Options();
        // Every phase is an epoch: the first one, of 7x7, and the three up to the end of 14x14.
        foreach ((int epochs, int resolution) in new[] { (1, 7), (3, 14) })
        {
            options.Epochs = epochs;
            using ProGanTransformer early = Tiny.ML.Gan().ProGan(options).Fit(Tiny.Digits), later = s_grown.Value.AtResolution(resolution);
            Assert.AreEqual(resolution, early.Resolution);
            Tiny.AssertClose(Tiny.Images(early.Generate(4)), Tiny.Images(later.Generate(4)), 0);
            CollectionAssert.AreEqual(early.Resolutions.ToArray(), later.Resolutions.ToArray());
            using ProGanTransformer smallest = later.AtResolution(7);
            Assert.AreEqual(7, smallest.Resolution);
        }
    }

    [TestMethod]
    public void Generators_Of_Two_Resolutions_Do_Not_Touch_Each_Other()
    {
        float[][] before = Tiny.Images(s_grown.Value.Generate(2));
        using (ProGanTransformer small = s_grown.Value.AtResolution(7))
            Tiny.Images(small.Generate(2));
        Tiny.AssertClose(before, Tiny.Images(s_grown.Value.Generate(2)), 0);
        Assert.AreEqual(28, s_grown.Value.Resolution);
    }

    [TestMethod]
    public void A_Resolution_That_Is_Not_There_Is_Refused_With_Those_That_Are()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_grown.Value.AtResolution(8));
        StringAssert.StartsWith(error.Message, "The generator has no such resolution; it has 7, 14, 28.");
    }

    [TestMethod]
    public void A_Run_That_Ended_Early_Gives_The_Resolution_It_Reached_And_Can_Be_Loaded()
    {
        using var folder = new TemporaryFolder();
        ProGanOptions options = Options();
        (options.Epochs, options.RunFolder) = (2, folder.Path);
        using ProGanTransformer fitted = Tiny.ML.Gan().ProGan(options).Fit(Tiny.Digits);
        using ProGanTransformer loaded = Tiny.ML.Gan().LoadRun<ProGanTransformer>(folder.Path);
        foreach (ProGanTransformer transformer in new[] { fitted, loaded })
        {
            Assert.AreEqual(14, transformer.Resolution);
            CollectionAssert.AreEqual(new[] { 7, 14 }, transformer.Resolutions.ToArray());
        }
        Tiny.AssertClose(Tiny.Images(fitted.Generate(3)), Tiny.Images(loaded.Generate(3)), 0);
        Assert.AreEqual(fitted.Summary(), loaded.Summary());
    }

    [TestMethod]
    public void With_Labels_It_Makes_Images_Of_A_Wanted_Label()
    {
        ProGanOptions options = Options();
        options.LabelColumnName = "Label";
        var log = new ProgressLog();
        options.Progress = log;
        using TransformerChain<ProGanTransformer> chain = Tiny.ML.Transforms.Conversion.MapValueToKey("Label").Append(Tiny.ML.Gan().ProGan(options)).Fit(Tiny.Digits);
        ProGanTransformer labeled = chain.LastTransformer;
        Assert.HasCount(10, labeled.LabelNames);
        CollectionAssert.IsSubsetOf(new[] { "discriminator_real_class", "discriminator_generated_class", "generator_class" }, log.Reports[^1].LossTerms.Keys.ToArray());
        IDataView generated = labeled.Generate(12);
        CollectionAssert.AreEqual(Enumerable.Range(0, 12).Select(i => (uint)(i % 10 + 1)).ToArray(), generated.GetColumn<uint>("Label").ToArray());

        Tiny.AssertClose(Tiny.Images(labeled.Generate(20, seed: 3)), Tiny.Images(labeled.GeneratePerLabel(2, seed: 3)), 0);

        // The same noise under two labels.
        float[][] images = Tiny.Images(labeled.Generate([labeled.LatentOf(3)], [new GeneratorCondition("Label", labeled.LabelNames[0], labeled.LabelNames[1])]));
        Assert.IsGreaterThan(1, images[0].Zip(images[1], (a, b) => Math.Abs(a - b)).Max());

        int[] counts = [.. Tiny.ML.Gan().Data.Balance(Tiny.ML.Data.TakeRows(Tiny.Digits, 55), labeled).GetColumn<string>("Label").CountBy(label => label).Select(pair => pair.Value)];
        Assert.HasCount(10, counts);
        Assert.HasCount(1, counts.Distinct(), "As many of each.");

        using var folder = new TemporaryFolder();
        var ml = new MLContext();
        IDataView requests = ml.Transforms.SelectColumns("Label", "Seed").Fit(generated).Transform(generated);
        ml.Model.Save(labeled, requests.Schema, folder.File("labeled.zip"));
        Tiny.AssertClose(Tiny.Images(generated), Tiny.Images(ml.Model.Load(folder.File("labeled.zip"), out _).Transform(requests)), 0.05f);
    }

    [TestMethod]
    public void Without_Labels_It_Cannot_Generate_Per_Label()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => s_grown.Value.GeneratePerLabel(2));
        Assert.StartsWith("The generator was trained without labels. Use Generate", error.Message);
    }

    [TestMethod]
    public void Without_Labels_It_Cannot_Top_Rare_Ones_Up()
    {
        GanDataCatalog data = Tiny.ML.Gan().Data;
        foreach (Func<IDataView> use in (Func<IDataView>[])[() => data.Balance(Tiny.Digits, s_grown.Value), () => data.Augment(Tiny.Digits, s_grown.Value)])
            Assert.StartsWith("The generator makes images without labels", Assert.ThrowsExactly<ArgumentException>(use).Message);
    }

    [TestMethod]
    [DataRow(5, true), DataRow(2, false)]
    public void Labels_Are_Rated_Where_Images_Have_The_Size_Of_Training(int epochs, bool areRated)
    {
        using var folder = new TemporaryFolder();
        IDataView digits = Tiny.ML.Gan().Data.DrawnDigits(120);
        ProGanOptions options = Options();
        (options.LabelColumnName, options.RunFolder, options.Epochs) = ("Label", folder.Path, epochs);
        (options.FadeKimg, options.StabilizationKimg) = (0.12, 0.12);
        Tiny.ML.Transforms.Conversion.MapValueToKey("Label").Append(Tiny.ML.Gan().ProGan(options)).Fit(digits).Dispose();
        JsonNode metrics = JsonNode.Parse(File.ReadAllText(folder.File("metrics.json")))!;
        Assert.IsNull(metrics["warnings"], metrics.ToJsonString());
        Assert.AreEqual(areRated, metrics["labels"] is not null);
    }

    [TestMethod]
    public void Image_Columns_Grow_To_Image_Columns()
    {
        ProGanOptions options = Options();
        (options.Epochs, options.ImageChannels) = (2, 1);
        IDataView images = Tiny.ML.Transforms.ConvertToImage(28, 28, "Image", colorsPresent: ImagePixelExtractingEstimator.ColorBits.Rgb)
            .Fit(ThreePlanes()).Transform(ThreePlanes());
        using ProGanTransformer grown = Tiny.ML.Gan().ProGan(options).Fit(images);
        DataViewType type = grown.Generate(1).Schema["Image"].Type;
        Assert.IsTrue(type is ImageDataViewType { Height: 14, Width: 14 }, $"{type}");

        static IDataView ThreePlanes() => Tiny.ML.Transforms.Concatenate("Image", "Image", "Image", "Image").Fit(Tiny.Digits).Transform(Tiny.Digits);
    }
}
