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

        using ImageGeneratorTransformer loaded = ml.Gan().LoadRun(folder.Path);
        var generator = (AcGanTransformer)loaded;
        CollectionAssert.AreEqual(trained.LabelNames.ToArray(), generator.LabelNames.ToArray());
        float[] expected = Pixels(trained.Generate(2, seed: 9)), actual = Pixels(generator.Generate(2, seed: 9));
        CollectionAssert.AreEqual(expected, actual);
        Assert.AreEqual(20 * 784, actual.Length);
    }

    [TestMethod]
    public void A_Folder_Without_A_Run_Is_Named()
    {
        using var folder = new TemporaryFolder();
        FileNotFoundException error = Assert.ThrowsExactly<FileNotFoundException>(() => new MLContext().Gan().LoadRun(folder.Path));
        StringAssert.Contains(error.Message, folder.Path);
    }

    private static float[] Pixels(IDataView images) => images.GetColumn<float[]>("Image").SelectMany(image => image).ToArray();
}
