using MLNetGan.Objectives;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Objectives;

[TestClass]
public sealed class DiffAugmentTests
{
    private const int Count = 12;

    [TestMethod]
    [DataRow("color", new long[] { Count, 3, 9, 12 }, true, false, false, null)]
    [DataRow("grey", new long[] { Count, 1, 9, 12 }, true, false, false, null)]
    [DataRow("translation", new long[] { Count, 2, 9, 12 }, false, true, false, null)]
    [DataRow("cutout", new long[] { Count, 2, 9, 12 }, false, false, true, null)]
    [DataRow("all", new long[] { Count, 3, 8, 8 }, true, true, true, null)]
    [DataRow("some", new long[] { Count, 3, 8, 8 }, true, true, true, 0.4f)]
    public void Images_And_Gradients_Equal_PyTorch(string name, long[] shape, bool color, bool translation, bool cutout, float? probability)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("small_data");
        float[] numbers = [.. Enumerable.Range(0, Count * DrawnAugmentation.Numbers).Select(i => (37 * i % 101 + 1) / 101f)];
        var drawn = new DrawnAugmentation(
            new DiffAugment(color, translation, cutout), tensor(numbers, Count, DrawnAugmentation.Numbers),
            probability is { } p ? tensor(p) : null);
        Tensor images = Golden.Wave(shape, 0.5, 1.0, 0.73).requires_grad_(true), seen = drawn.Apply(images);
        (seen * Golden.Wave(seen.shape, 0.2, 1.0, 0.91)).sum().backward();
        Golden.AreClose(golden[$"{name}.output"], seen, 1e-6, "images");
        Golden.AreClose(golden[$"{name}.gradient"], images.grad!, 1e-6, "gradient");
    }

    [TestMethod]
    public void No_Image_Is_Varied_At_Probability_Zero()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Golden.Wave([Count, 3, 8, 8], 0.5, 1.0, 0.73);
        Tensor seen = new DiffAugment(true, true, true).Draw(new StepNoise(1, 2, CPU), Count, zeros([])).Apply(images);
        Golden.AreClose(images, seen, 1e-6, "images");
    }

    [TestMethod]
    public void Conditions_Move_With_What_Is_Judged_And_Keep_Their_Colours()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Golden.Wave([Count, 3, 8, 8], 0.5, 1.0, 0.73);
        DrawnAugmentation moved = new DiffAugment(false, true, true).Draw(new StepNoise(1, 2, CPU), Count);
        DrawnAugmentation all = new DiffAugment(true, true, true).Draw(new StepNoise(1, 2, CPU), Count);
        Golden.AreClose(moved.Apply(images), all.Apply(images, isColored: false), 0, "images");
        Assert.IsFalse(all.Apply(images).allclose(all.Apply(images, isColored: false)));
    }
}
