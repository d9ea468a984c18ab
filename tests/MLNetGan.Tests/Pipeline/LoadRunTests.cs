using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class LoadRunTests
{
    [TestMethod]
    public void The_Generator_Of_A_Run_Folder_Makes_The_Images_That_Fit_Returned_It_With()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext(1);
        IDataView digits = ml.Gan().Data.DrawnDigits(60);
        IDataView keyed = ml.Transforms.Conversion.MapValueToKey("Label").Fit(digits).Transform(digits);
        AcGanOptions options = AcGanOptions.Compact();
        (options.GeneratorChannels, options.DiscriminatorChannels, options.BatchSize, options.Epochs) = (8, 4, 10, 1);
        options.RunFolder = folder.Path;
        using AcGanTransformer trained = ml.Gan().AcGan(options).Fit(keyed);

        using AcGanTransformer generator = ml.Gan().LoadRun<AcGanTransformer>(folder.Path);
        CollectionAssert.AreEqual(trained.LabelNames.ToArray(), generator.LabelNames.ToArray());
        float[] expected = Pixels(trained.Generate(2, seed: 9)), actual = Pixels(generator.Generate(2, seed: 9));
        CollectionAssert.AreEqual(expected, actual);
        Assert.AreEqual(20 * 784, actual.Length);
    }

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

    private static float[] Pixels(IDataView images) => images.GetColumn<float[]>("Image").SelectMany(image => image).ToArray();
}
