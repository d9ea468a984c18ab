using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

/// <summary>Expected values from Pillow's bicubic in float mode (tests/golden/make_golden.py).</summary>
[TestClass]
public sealed class ImageJitterTests
{
    [TestMethod]
    [DataRow("square", 32, 32)]
    [DataRow("wide", 17, 40)]
    [DataRow("tiny", 4, 5)]
    public void Every_Cut_Is_That_Of_Pillows_Enlarged_Image(string name, int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor enlarged = Golden.Read("jitter")[name];
        int newHeight = (int)enlarged.shape[0], newWidth = (int)enlarged.shape[1];
        float[] expected = enlarged.data<float>().ToArray();
        Assert.IsGreaterThan(1.01f, expected.Max(), "some values are to be clamped");
        for (int top = 0; top <= newHeight - height; top++)
            for (int left = 0; left <= newWidth - width; left++)
            {
                float[] cut = Cut(height, width, newHeight, newWidth, new ImagePlacement(top, left));
                for (int at = 0; at < cut.Length; at++)
                    Assert.AreEqual(Math.Clamp(expected[(top + at / width) * newWidth + left + at % width], -1, 1), cut[at], 2e-6f, $"cut at {top}, {left}: pixel {at}");
            }
    }

    [TestMethod]
    public void Two_Cuts_Agree_Bit_By_Bit_Where_They_Overlap()
    {
        float[] corner = Cut(32, 32, 36, 36, new ImagePlacement(0, 0)), middle = Cut(32, 32, 36, 36, new ImagePlacement(3, 2));
        for (int y = 0; y < 29; y++)
            for (int x = 0; x < 30; x++)
                Assert.AreEqual(corner[(y + 3) * 32 + x + 2], middle[y * 32 + x]);
    }

    [TestMethod]
    public void Exchanges_Are_Those_Of_The_Cut_Itself()
    {
        float[] plain = Cut(32, 32, 36, 36, new ImagePlacement(1, 3));
        AssertFrom(plain, new ImagePlacement(1, 3, IsMirrored: true), (x, y) => (31 - x, y));
        AssertFrom(plain, new ImagePlacement(1, 3, IsUpsideDown: true), (x, y) => (x, 31 - y));
        AssertFrom(plain, new ImagePlacement(1, 3, IsTransposed: true), (x, y) => (y, x));
        AssertFrom(plain, new ImagePlacement(1, 3, true, true, true), (x, y) => (31 - y, 31 - x));
    }

    [TestMethod]
    public void Flat_Images_Stay_Flat_To_The_Edge()
    {
        var image = new float[20 * 24];
        Array.Fill(image, 0.75f);
        new ImageJitter(new BicubicAxis(20, 31), new BicubicAxis(24, 37)).Apply(image, new ImagePlacement(0, 13));
        foreach (float value in image)
            Assert.AreEqual(0.75f, value, 1e-6f);
    }

    private static void AssertFrom(float[] plain, ImagePlacement placement, Func<int, int, (int X, int Y)> from)
    {
        float[] exchanged = Cut(32, 32, 36, 36, placement);
        for (int y = 0; y < 32; y++)
            for (int x = 0; x < 32; x++)
            {
                (int fromX, int fromY) = from(x, y);
                Assert.AreEqual(plain[fromY * 32 + fromX], exchanged[y * 32 + x]);
            }
    }

    private static float[] Cut(int height, int width, int newHeight, int newWidth, ImagePlacement placement)
    {
        float[] plane = [.. Golden.Wave(height * width, 0.3, 1.6, 0.71).Select(value => Math.Clamp(value, -1, 1))];
        new ImageJitter(new BicubicAxis(height, newHeight), new BicubicAxis(width, newWidth)).Apply(plane, placement);
        return plane;
    }
}
