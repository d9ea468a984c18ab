using MLNetGan.Networks;
using MLNetGan.Systems.InfoGan;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class LatentSheetTests
{
    [TestMethod]
    public void Rows_Without_Names_Have_Numbers_From_Zero()
    {
        using var folder = new TemporaryFolder();
        using var generator = new InfoGanGenerator(
            new InfoGanOptions { GeneratorChannels = 8, LatentSize = 2 }, new Shape(1, 16, 16), [NetworkInput.Category("Kind", 3)]);
        generator.eval();
        new LatentSheet(generator, CPU).Write(folder.File("numbers.png"), 1);
        new LatentSheet(generator, CPU, ["Kind 0", "Kind 1", "Kind 2"]).Write(folder.File("names.png"), 1);
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("names.png")), File.ReadAllBytes(folder.File("numbers.png")));
    }
}
