using MLNetGan.Networks;
using MLNetGan.Systems.Pix2Pix;
using MLNetGan.Systems.Translation;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class Pix2PixNetworkTests
{
    [TestMethod]
    public void The_Reference_At_256_Has_The_Papers_Widths_And_Parameters()
    {
        var colour = new Shape(3, 256, 256);
        using var generator = new UNetGenerator("pix2pix", new Pix2PixOptions(), colour, colour);
        string summary = generator.Summary();
        foreach (string shape in new[] { "(64, 128, 128)", "(128, 64, 64)", "(256, 32, 32)", "(512, 16, 16)", "(512, 1, 1)", "(1024, 2, 2)", "(128, 128, 128)", "(3, 256, 256)" })
            StringAssert.Contains(summary, shape);
        // 54,413,955 in the authors' PyTorch code, which leaves out the biases of the first and the innermost convolution (64 + 512)
        // that their Lua code has.
        StringAssert.Contains(summary, "trained 54,414,531");
        Assert.AreEqual(3, summary.Split("Dropout 0.5").Length - 1);
    }

    [TestMethod]
    public void Images_That_Batch_Statistics_Would_Mix_Are_Measured_As_They_Are_Delivered()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        var colour = new Shape(3, 32, 32);
        var options = new Pix2PixOptions { GeneratorChannels = 4, Normalization = TranslationNormalization.BatchStatistics };
        using var generator = new UNetGenerator("pix2pix", options, colour, colour);
        Golden.SetWeights(generator);
        generator.eval();
        Tensor inputs = Golden.Wave([3, 3, 32, 32], 0.5, 1.0, 0.13);
        Tensor alone = cat([.. Enumerable.Range(0, 3).Select(i => generator.Forward(inputs.narrow(0, i, 1))[0])]);
        Golden.AreClose(alone, generator.ForwardRows(inputs)[0], 1e-6, "rows");
        Assert.IsGreaterThan(1e-3f, (generator.Forward(inputs)[0] - alone).abs().max().item<float>());
    }

    [TestMethod]
    [DataRow(1, 256)]
    [DataRow(16, 126)]
    [DataRow(70, 30)]
    [DataRow(286, 6)]
    public void Patches_Of_Each_Receptive_Field_Cover_A_256_Image(int receptiveField, int side)
    {
        var colour = new Shape(3, 256, 256);
        using var discriminator = Pix2PixSystem.NewDiscriminator(new Pix2PixOptions { ReceptiveField = receptiveField }, colour, colour);
        Assert.AreEqual(new Shape(1, side, side), discriminator.OutputShapes().Single());
    }

    [TestMethod]
    public void The_Reference_Discriminator_Has_The_Authors_Parameters()
    {
        var colour = new Shape(3, 256, 256);
        using var discriminator = Pix2PixSystem.NewDiscriminator(new Pix2PixOptions(), colour, colour);
        // The authors' PyTorch code with batch normalization: 2,768,705.
        StringAssert.Contains(discriminator.Summary(), "trained 2,768,705");
    }

    [TestMethod]
    [DataRow(32, 32)]
    [DataRow(64, 64)]
    [DataRow(512, 256)]
    [DataRow(1024, 1024)]
    public void Depth_Follows_The_Size_Down_To_One_Pixel(int height, int width)
    {
        var options = new Pix2PixOptions { GeneratorChannels = 2, GeneratorMaximumChannels = 4, DiscriminatorChannels = 2, ReceptiveField = 16 };
        using var system = new Pix2PixSystem(options, new Shape(1, height, width), new Shape(4, height, width));
        Assert.AreEqual(new Shape(4, height, width), system["generator"].Network.OutputShapes().Single());
        StringAssert.Contains(system["generator"].Network.Summary(), $"(4, {height / Math.Min(height, width)}, {width / Math.Min(height, width)})");
    }

    [TestMethod]
    [DataRow(16, 16, "32x32")]
    [DataRow(100, 100, "128x128")]
    [DataRow(2048, 2048, "1024x1024")]
    [DataRow(96, 64, "64x64")]
    public void Sizes_That_The_UNet_Cannot_Learn_Are_Refused_With_The_Nearest(int height, int width, string nearest)
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(
            () => new UNetGenerator("pix2pix", new Pix2PixOptions { GeneratorChannels = 1 }, new Shape(1, height, width), new Shape(1, height, width)));
        StringAssert.Contains(error.Message, $"{height}x{width}");
        StringAssert.Contains(error.Message, nearest);
    }

    [TestMethod]
    public void Inputs_And_Targets_Of_Different_Sizes_Are_Refused() => StringAssert.Contains(
        Assert.ThrowsExactly<ArgumentException>(() => new UNetGenerator("pix2pix", new Pix2PixOptions(), new Shape(3, 64, 64), new Shape(3, 32, 32))).Message,
        "expected the same size");

    [TestMethod]
    public void A_Patch_Larger_Than_The_Image_Allows_Is_Refused_By_Name() => StringAssert.Contains(
        Assert.ThrowsExactly<ArgumentException>(() => Pix2PixSystem.NewDiscriminator(new Pix2PixOptions { ReceptiveField = 286 }, new Shape(3, 32, 32), new Shape(3, 32, 32))).Message,
        "ReceptiveField 286");
}
