using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace MLNetGan.Tests.Contracts.ImageSharp;

/// <summary>Expected values from Pillow 9.4 in its float mode, whose kernels are the same.</summary>
[TestClass]
public sealed class ResizingTests
{
    private static readonly byte[] Source =
    [
        0, 37, 148, 77, 80, 157, 52,
        91, 139, 5, 201, 215, 47, 209,
        182, 241, 118, 69, 94, 193, 110,
        17, 87, 231, 193, 229, 83, 11,
        108, 189, 88, 61, 108, 229, 168,
    ];

    private static void AssertResized(int width, int height, params int[] expected)
    {
        using Image<L8> image = Image.LoadPixelData<L8>(Source, 7, 5);
        image.Mutate(x => x.Resize(width, height));
        Assert.AreEqual((width, height), (image.Width, image.Height));
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], image[i % width, i / width].PackedValue, 1, $"pixel {i}");
    }

    [TestMethod]
    public void BicubicShrinksWithAWiderKernel() =>
        AssertResized(4, 3, 57, 96, 131, 117, 155, 135, 145, 120, 104, 143, 150, 131);

    [TestMethod]
    public void BicubicEnlarges() =>
        AssertResized(11, 8,
            0, 2, 39, 136, 138, 68, 59, 95, 164, 97, 32, 28, 48, 74, 80, 102, 133, 142, 132, 108, 112, 120);

    [TestMethod]
    public void AZeroSideFollowsTheAspectRatio()
    {
        using var image = new Image<L8>(8, 4);
        using Image<L8> half = image.Clone(x => x.Resize(0, 2));
        Assert.AreEqual((4, 2), (half.Width, half.Height));
        Assert.ThrowsExactly<InvalidOperationException>(() => image.Mutate(x => x.Resize(0, 0)));
    }

    [TestMethod]
    public void HiddenColoursDoNotBleed()
    {
        using var image = new Image<Rgba32>(2, 1, new Rgba32(0, 255, 0, 0)) { [0, 0] = new Rgba32(200, 0, 0, 255) };
        image.Mutate(x => x.Resize(1, 1));
        Assert.AreEqual(200, image[0, 0].R, 1);
        Assert.AreEqual(0, image[0, 0].G, 1);
        Assert.AreEqual(128, image[0, 0].A, 1);
    }
}
