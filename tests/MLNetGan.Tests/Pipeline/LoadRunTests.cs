using Microsoft.ML;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class LoadRunTests
{
    [TestMethod]
    public void A_Run_Of_Another_Kind_Is_Named()
    {
        using var folder = new TemporaryFolder();
        using GeneratorTransformer trained = Tiny.ML.Gan().Dcgan(new DcganOptions { LatentSize = 4, BaseChannels = 2, BatchSize = 12, Epochs = 1, RunFolder = folder.Path }).Fit(Tiny.Digits);
        using (ImageGeneratorTransformer loaded = Tiny.ML.Gan().LoadRun<ImageGeneratorTransformer>(folder.Path))
            Assert.IsInstanceOfType<GeneratorTransformer>(loaded);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Tiny.ML.Gan().LoadRun<ImageToImageTransformer>(folder.Path));
        Assert.AreEqual($"Run folder '{folder.Path}' is of a dcgan run, whose transformer is GeneratorTransformer, not ImageToImageTransformer. " +
            "Use LoadRun<GeneratorTransformer>, or name another folder.", error.Message);
    }

    [TestMethod]
    public void A_Folder_Without_A_Run_Is_Named()
    {
        using var folder = new TemporaryFolder();
        FileNotFoundException error = Assert.ThrowsExactly<FileNotFoundException>(() => new MLContext().Gan().LoadRun<NetworkTransformer>(folder.Path));
        StringAssert.Contains(error.Message, folder.Path);
    }
}
