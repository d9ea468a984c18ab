using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Tests.Pipeline.Translation;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class SavedPipelineTests
{
    private static (ITransformer Model, DataViewSchema Schema) RoundTrip(ITransformer model, DataViewSchema schema)
    {
        var stream = new MemoryStream();
        Tiny.ML.Gan().SaveModel(model, schema, stream);
        stream.Position = 0;
        return (new MLContext().Model.Load(stream, out DataViewSchema wanted), wanted);
    }

    private static string Describe(DataViewSchema schema) => string.Join(", ", schema.Select(column => $"{column.Name} {column.Type}"));

    [TestMethod]
    public void TheSchemaOfASavedGeneratorIsWhatItWantsAndNotWhatItWasTrainedOn()
    {
        (ITransformer loaded, DataViewSchema wanted) = RoundTrip(Tiny.Chain, Tiny.Digits.Schema);
        Assert.AreEqual("Label String, Seed Int64", Describe(wanted));
        IDataView rows = Tiny.ML.Data.LoadFromEnumerable([new SeedRow { Label = "3", Seed = 7 }]);
        Tiny.AssertClose(Tiny.Images(Tiny.Chain.Transform(rows)), Tiny.Images(loaded.Transform(rows)), 0.02f);

        VBuffer<ReadOnlyMemory<char>> names = default;
        loaded.GetOutputSchema(wanted)["Label"].GetKeyValues(ref names);
        CollectionAssert.AreEqual(Tiny.AcGan.LabelNames.ToArray(), names.DenseValues().Select(name => name.ToString()).ToArray());
    }

    [TestMethod]
    public void AGeneratorWithoutLabelsWantsSeedsAlone()
    {
        using GeneratorTransformer dcgan = Tiny.Dcgan();
        Assert.AreEqual("Seed Int64", Describe(RoundTrip(dcgan, Tiny.Digits.Schema).Schema));
        Assert.AreEqual("Latent Vector<Single, 4>", Describe(RoundTrip(dcgan.Decoder, dcgan.Generate([new float[4]]).Schema).Schema));
    }

    [TestMethod]
    public void ATranslatorOfImagesIsSavedAlthoughMLNetSavesNoSchemaOfThem()
    {
        (ITransformer loaded, DataViewSchema? wanted) = RoundTrip(TinyPairs.OnImages, TinyPairs.Images(1).Schema);
        Assert.IsNull(wanted);
        Tiny.AssertClose(
            [.. TinyPairs.ImageTranslations(TinyPairs.OnImages, TinyPairs.Images(2)).Select(image => image.Pixels)],
            [.. TinyPairs.ImageTranslations(loaded, TinyPairs.Images(2)).Select(image => image.Pixels)], 1);
    }

    [TestMethod]
    public void WhatServedTrainingAloneIsLeftOut()
    {
        using var folder = new TemporaryFolder();
        IDataView files = TinyPairs.Files(folder, (37, 50), (32, 32), (64, 40), (20, 20));
        IDataView pairs = Tiny.ML.Transforms.CopyColumns("TargetPath", "Path").Fit(files).Transform(files);
        using var chain = Tiny.ML.Transforms.LoadImages("Input", folder.Path, "Path")
            .Append(Tiny.ML.Transforms.ResizeImages("Input", 32, 32))
            .Append(Tiny.ML.Transforms.LoadImages("Target", folder.Path, "TargetPath"))
            .Append(Tiny.ML.Transforms.ResizeImages("Target", 32, 32))
            .Append(Tiny.ML.Gan().Pix2Pix(TinyPairs.Options())).Fit(pairs);

        (ITransformer loaded, DataViewSchema wanted) = RoundTrip(chain, pairs.Schema);

        Assert.AreEqual("Path String", Describe(wanted));
        Assert.IsNull(loaded.GetOutputSchema(wanted).GetColumnOrNull("Target"));
        Tiny.AssertClose(
            [.. TinyPairs.ImageTranslations(chain, pairs).Select(image => image.Pixels)],
            [.. TinyPairs.ImageTranslations(loaded, files).Select(image => image.Pixels)], 1);
    }

    [TestMethod]
    public void WhatIsDroppedNeedNotBeThereOnceLoaded()
    {
        using var folder = new TemporaryFolder();
        IDataView files = TinyPairs.Files(folder, (32, 32));
        ITransformer translate = Tiny.ML.Transforms.LoadImages("Input", folder.Path, "Path")
            .Append(Tiny.ML.Transforms.ResizeImages("Input", 32, 32))
            .Append(Tiny.ML.Transforms.CopyColumns("Target", "Input")).Fit(files).Append(TinyPairs.OnImages);
        ITransformer model = translate.Append(Tiny.ML.Transforms.DropColumns("Target", "Path").Fit(translate.Transform(files)));

        (ITransformer loaded, DataViewSchema wanted) = RoundTrip(model, files.Schema);

        Assert.AreEqual("Path String", Describe(wanted));
        CollectionAssert.AreEqual(
            new[] { "Input", "Translated" },
            loaded.GetOutputSchema(wanted).Where(column => !column.IsHidden).Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void ColumnsThatAreSelectedBeforeAGeneratorAreNotWantedAndItsSeedIs()
    {
        ITransformer model = Tiny.ML.Transforms.SelectColumns("Image", "Label").Fit(Tiny.Digits).Append(Tiny.Chain);
        (ITransformer loaded, DataViewSchema wanted) = RoundTrip(model, Tiny.Digits.Schema);
        Assert.AreEqual("Label String, Seed Int64", Describe(wanted));
        IDataView rows = Tiny.ML.Data.LoadFromEnumerable([new SeedRow { Label = "3", Seed = 7 }]);
        Tiny.AssertClose(Tiny.Images(Tiny.Chain.Transform(rows)), Tiny.Images(loaded.Transform(rows)), 0.02f);
    }

    [TestMethod]
    public void AStepThatIsOfUseHasAllThatItReads()
    {
        ITransformer model = Tiny.ML.Transforms.CopyColumns("Writer", "Label")
            .Append(Tiny.ML.Transforms.Conversion.MapValueToKey(
                new[] { new InputOutputColumnPair("Label"), new InputOutputColumnPair("Writer") }))
            .Fit(Tiny.Digits).Append(Tiny.AcGan);
        (ITransformer loaded, DataViewSchema wanted) = RoundTrip(model, Tiny.Digits.Schema);
        Assert.AreEqual("Label String, Seed Int64", Describe(wanted));
        Assert.IsNotNull(loaded.GetOutputSchema(wanted).GetColumnOrNull("Image"));
    }

    [TestMethod]
    public void WhatFollowsTheGeneratorStays()
    {
        var pipeline = Tiny.ML.Transforms.Conversion.MapValueToKey("Label").Append(Tiny.ML.Gan().AcGan(Tiny.Options()))
            .Append(Tiny.ML.Transforms.DropColumns("Label"))
            .Append(Tiny.ML.Transforms.CopyColumns("Features", "Image"));
        using var model = pipeline.Fit(Tiny.Digits);
        (ITransformer loaded, DataViewSchema wanted) = RoundTrip(model, Tiny.Digits.Schema);
        Assert.AreEqual("Label String, Seed Int64", Describe(wanted));
        DataViewSchema made = loaded.GetOutputSchema(wanted);
        Assert.IsNotNull(made.GetColumnOrNull("Features"));
        Assert.IsNull(made.GetColumnOrNull("Label"));
    }

    [TestMethod]
    [DataRow(true, DisplayName = "selected"), DataRow(false, DisplayName = "dropped")]
    public void WhatIsSelectedBehindTheGeneratorIsAllThatALoadedModelGives(bool isSelected)
    {
        IDataView made = Tiny.Chain.Transform(Tiny.Digits);
        ITransformer model = Tiny.Chain.Append(isSelected ? Tiny.ML.Transforms.SelectColumns("Image").Fit(made)
            : Tiny.ML.Transforms.DropColumns("Label").Fit(made));
        (ITransformer loaded, DataViewSchema wanted) = RoundTrip(model, Tiny.Digits.Schema);
        Assert.AreEqual("Label String, Seed Int64", Describe(wanted));
        CollectionAssert.AreEqual(new[] { "Image" },
            loaded.GetOutputSchema(wanted).Where(column => !column.IsHidden).Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void ImagesOfAnotherSizeOrKindThanThoseOfTrainingAreRefused()
    {
        AssertRefused("Vector<Single, 3, 64, 32>", TinyPairs.Vectors(1, height: 64).Schema);
        AssertRefused("Image<32, 32>", TinyPairs.Images(1).Schema);

        static void AssertRefused(string found, DataViewSchema schema)
        {
            TinyPairs.OnVectors.GetOutputSchema(schema);
            Assert.StartsWith(
                $"Schema mismatch for input column 'Input': expected Vector<Single, 3, 32, 32>, as in training, got {found}. ",
                Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                    () => Tiny.ML.Gan().SaveModel(TinyPairs.OnVectors, schema, new MemoryStream())).Message);
        }
    }

    [TestMethod]
    public void AModelWithoutATrainedNetworkIsRefused()
    {
        ITransformer none = Tiny.ML.Transforms.CopyColumns("Picture", "Image").Fit(Tiny.Digits);
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => Tiny.ML.Gan().SaveModel(none, Tiny.Digits.Schema, new MemoryStream())).Message,
            "The model has no transformer that this library trained");
    }
}
