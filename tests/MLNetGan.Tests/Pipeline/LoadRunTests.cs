using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Cli.Runs;
using MLNetGan.Runs;

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
    [DataRow(DataKind.Byte)]
    [DataRow(DataKind.UInt16)]
    [DataRow(DataKind.UInt32)]
    [DataRow(DataKind.UInt64)]
    public void Label_Keys_Are_Of_The_Type_That_They_Were_In_Training(DataKind kind)
    {
        using var folder = new TemporaryFolder();
        AcGanOptions options = Tiny.Options();
        options.RunFolder = folder.Path;
        IDataView keyed = Tiny.ML.Transforms.Conversion.MapValueToKey("Label").Append(
            Tiny.ML.Transforms.Conversion.ConvertType("Label", outputKind: kind)).Fit(Tiny.Digits).Transform(Tiny.Digits);
        using AcGanTransformer trained = Tiny.ML.Gan().AcGan(options).Fit(keyed);
        using var loaded = Tiny.ML.Gan().LoadRun<AcGanTransformer>(folder.Path);
        Assert.AreEqual(keyed.Schema["Label"].Type, loaded.GeneratePerLabel(1).Schema["Label"].Type);
        Tiny.AssertClose(Tiny.Images(trained.Transform(keyed)), Tiny.Images(loaded.Transform(keyed)), 0);
    }

    [TestMethod]
    public void Weights_That_Are_Exported_Into_A_Run_Do_Not_Make_It_An_Imported_One()
    {
        using var folder = new TemporaryFolder();
        var options = new DcganOptions { LatentSize = 4, BaseChannels = 2, BatchSize = 12, Epochs = 1, RunFolder = folder.Path };
        using (GeneratorTransformer trained = Tiny.ML.Gan().Dcgan(options).Fit(Tiny.Digits))
            trained.ExportWeights(new RunFolder(folder.Path).Weights);
        Assert.IsFalse(new RunDirectory(folder.Path).IsImported);
        Tiny.ML.Gan().LoadRun<GeneratorTransformer>(folder.Path).Dispose();
        (options.Resume, options.Epochs) = (true, 2);
        Tiny.ML.Gan().Dcgan(options).Fit(Tiny.Digits).Dispose();
    }

    [TestMethod]
    public void A_Folder_Without_A_Run_Is_Named()
    {
        using var folder = new TemporaryFolder();
        FileNotFoundException error = Assert.ThrowsExactly<FileNotFoundException>(() => new MLContext().Gan().LoadRun<NetworkTransformer>(folder.Path));
        StringAssert.Contains(error.Message, folder.Path);
    }
}
