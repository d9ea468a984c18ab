using Microsoft.ML;
using MLNetGan.Runs;

namespace MLNetGan.Tests.Pipeline.Translation;

[TestClass]
public sealed class TranslationLoadRunTests
{
    // Grey is what a network makes that has not learned: on grey held-out targets it does best before it learns other ones.
    private static IDataView GreyTargets(int channels) => TinyPairs.Vectors(
        [.. Enumerable.Range(20, 3).Select(i => new PairRow { Input = TinyPairs.Picture(i, channels), Target = [.. Enumerable.Repeat(127.5f, 3 * 1024)] })], inputChannels: channels);

    [TestMethod]
    public void TheTransformerOfARunFolderIsTheOneThatFitReturnedThatOfTheBestCheckpoint()
    {
        using var folder = new TemporaryFolder();
        using ImageToImageTransformer trained = TinyPairs.Train(TinyPairs.Vectors(8, inputChannels: 1),
            o => (o.Epochs, o.GeneratorLearningRate, o.RunFolder, o.ValidationSet, o.EvaluationInterval) = (4, 5e-3, folder.Path, GreyTargets(1), 1));
        CheckpointStore checkpoints = new RunFolder(folder.Path).Checkpoints;
        Assert.IsLessThan(checkpoints.LoadLast("pix2pix", Assert.Fail)!.Manifest.Step, checkpoints.LoadBest("pix2pix", Assert.Fail)!.Manifest.Step);

        using ImageToImageTransformer loaded = Tiny.ML.Gan().LoadRun<ImageToImageTransformer>(folder.Path);
        IDataView data = TinyPairs.Vectors(3, inputChannels: 1, height: 40, width: 50);
        CollectionAssert.AreEqual(trained.GetOutputSchema(data.Schema).Select(c => $"{c.Name}: {c.Type}").ToArray(), loaded.GetOutputSchema(data.Schema).Select(c => $"{c.Name}: {c.Type}").ToArray());
        Tiny.AssertClose(TinyPairs.Translations(trained, data), TinyPairs.Translations(loaded, data), 0);
        Assert.AreEqual(trained.Summary(), loaded.Summary());
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [DataRow(true, true)]
    public void TheKindsOfItsColumnsAndItsNamesAreThoseOfTraining(bool isInputImage, bool isTargetImage)
    {
        using var folder = new TemporaryFolder();
        IDataView data = TinyPairs.Vectors(4);
        foreach ((bool isImage, string column) in new[] { (isInputImage, "Input"), (isTargetImage, "Target") })
        {
            if (isImage)
                data = Tiny.ML.Transforms.ConvertToImage(32, 32, column).Fit(data).Transform(data);
        }
        using ImageToImageTransformer trained = TinyPairs.Train(data, o => (o.RunFolder, o.OutputColumnName) = (folder.Path, "Made"));
        using ImageToImageTransformer loaded = Tiny.ML.Gan().LoadRun<ImageToImageTransformer>(folder.Path);
        Assert.AreEqual(trained.GetOutputSchema(data.Schema)["Made"].Type, loaded.GetOutputSchema(data.Schema)["Made"].Type);
        var stream = new MemoryStream();
        Tiny.ML.Model.Save(loaded, data.Schema, stream);
        Assert.AreEqual(data.Schema["Target"].Type, new MLContext().Model.Load(stream, out _).GetOutputSchema(data.Schema)["Made"].Type);
    }

    [TestMethod]
    public void ARunOfAnotherKindIsNamed()
    {
        using var folder = new TemporaryFolder();
        using ImageToImageTransformer trained = TinyPairs.Train(TinyPairs.Vectors(4), o => o.RunFolder = folder.Path);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Tiny.ML.Gan().LoadRun<ImageGeneratorTransformer>(folder.Path));
        Assert.AreEqual($"Run folder '{folder.Path}' is of a pix2pix run, whose transformer is ImageToImageTransformer, not ImageGeneratorTransformer. " +
            "Use LoadRun<ImageToImageTransformer>, or name another folder.", error.Message);
    }
}
