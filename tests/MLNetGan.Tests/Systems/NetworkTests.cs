using MLNetGan.Networks;
using MLNetGan.Systems;
using MLNetGan.Systems.AcGan;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class NetworkTests
{
    [TestMethod]
    public void AcGan_Generator_Has_The_Parameters_That_The_Keras_Reference_Prints()
    {
        using var generator = new AcGanGenerator(new AcGanOptions(), new Shape(1, 28, 28), 10);
        string summary = generator.Summary();
        StringAssert.Contains(summary, "Total 3,757,176, trained 3,756,792, running statistics 384");
        StringAssert.Contains(summary, "(385, 7, 7)");
        StringAssert.Contains(summary, "1,848,192");
    }

    [TestMethod]
    public void Dcgan_At_64_Has_The_Widths_Of_The_Reference()
    {
        using var generator = new ConvolutionalGenerator(new Shape(3, 64, 64), 100, null);
        using var discriminator = new ConvolutionalDiscriminator(new Shape(3, 64, 64), null, null, normalizes: true);
        foreach (string shape in new[] { "(1024, 4, 4)", "(512, 8, 8)", "(256, 16, 16)", "(128, 32, 32)", "(3, 64, 64)" })
            StringAssert.Contains(generator.Summary(), shape);
        foreach (string shape in new[] { "(128, 32, 32)", "(256, 16, 16)", "(512, 8, 8)", "(1024, 4, 4)", "Dropout 0.3" })
            StringAssert.Contains(discriminator.Summary(), shape);
    }

    [TestMethod]
    [DataRow(1, 28, 28)]
    [DataRow(3, 32, 32)]
    [DataRow(4, 64, 64)]
    [DataRow(3, 48, 80)]
    [DataRow(1, 8, 8)]
    public void Networks_Make_And_Take_Images_Of_Any_Fitting_Size(int channels, int height, int width)
    {
        var image = new Shape(channels, height, width);
        foreach (AcGanOptions options in new[] { AcGanOptions.Compact(), new AcGanOptions { GeneratorChannels = 32, DiscriminatorChannels = 4 } })
        {
            using var system = new AcGanSystem(options, image, 7);
            Assert.AreEqual(image, system["generator"].Network.OutputShapes().Single());
            CollectionAssert.AreEqual(new[] { new Shape(1), new Shape(7) }, system["discriminator"].Network.OutputShapes());
        }
        using var dcgan = new ConvolutionalSystem(new DcganOptions { BaseChannels = 4 }, image);
        Assert.AreEqual(image, dcgan["generator"].Network.OutputShapes().Single());
        Assert.AreEqual(new Shape(1), dcgan["discriminator"].Network.OutputShapes().Single());
    }

    [TestMethod]
    [DataRow(30, 30, "32x32")]
    [DataRow(28, 30, "28x32")]
    [DataRow(100, 100, "96x96")]
    [DataRow(250, 400, "256x384")]
    public void Sizes_That_Networks_Cannot_Make_Are_Refused_With_The_Nearest(int height, int width, string nearest)
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => Doublings.Count(new Shape(1, height, width)));
        StringAssert.Contains(error.Message, $"{height}x{width}");
        StringAssert.Contains(error.Message, nearest);
    }

    [TestMethod]
    public void The_Nearest_Size_Is_Always_One_That_Networks_Can_Make()
    {
        for (long height = 8; height <= 256; height++)
        {
            for (long width = 8; width <= 512; width++)
            {
                (long Height, long Width) nearest = Doublings.Nearest(height, width);
                long factor = 1L << Doublings.Count(new Shape(1, nearest.Height, nearest.Width));
                Assert.AreEqual((0L, 0L), (nearest.Height % factor, nearest.Width % factor), $"{height}x{width}");
            }
        }
    }

    [TestMethod]
    public void Images_Under_8_Pixels_Are_Refused() =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Doublings.Count(new Shape(1, 7, 28))).Message, "at least 8x8");
}
