using MLNetGan.Networks;
using MLNetGan.Systems.Pix2PixHd;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class Pix2PixHdFeatureTests
{
    [TestMethod]
    public void Clusters_Are_Those_That_Vectors_Lie_In_And_At_Most_As_Many_As_Vectors()
    {
        float[][] vectors = [.. Enumerable.Range(0, 60).Select(i => new[] { i % 3 * 10 + i / 3 * 0.01f, -(i % 3) })];
        float[][] centres = [.. Clusters.Centres(vectors, 3).OrderBy(centre => centre[0])];
        Assert.HasCount(3, centres);
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(i * 10 + 0.095f, centres[i][0], 1e-4f);
            Assert.AreEqual(-i, centres[i][1], 1e-4f);
        }
        CollectionAssert.AreEqual(vectors[..2], Clusters.Centres(vectors[..2], 3));
        Assert.IsEmpty(Clusters.Centres([], 3));
        Assert.IsTrue(Clusters.Centres([.. Enumerable.Repeat(vectors[0], 5)], 3).All(centre => centre.SequenceEqual(vectors[0])));
    }

    [TestMethod]
    public void What_Is_Drawn_Is_Of_The_Class_And_The_Last_Epochs_In_Which_It_Was_Met()
    {
        using DisposeScope scope = NewDisposeScope();
        var options = new Pix2PixHdOptions { LabelClasses = 2, Features = 1, Halvings = 1 };
        using var system = new Pix2PixHdSystem(options, new Shape(1, 8, 8), new Shape(3, 8, 8));
        FeatureTables tables = system.Tables!;
        // Left of class 0, right of class 1; in the last epoch all of class 0.
        Tensor right = tensor(new float[] { 0, 0, 0, 0, 1, 1, 1, 1 }).expand(1, 1, 8, 8), map = right / 127.5f - 1;
        for (int epoch = 1; epoch <= 4; epoch++)
            tables.Remember(right * 100 + epoch, [epoch == 4 ? zeros_like(map) - 1 : map], epoch);
        tables.Settle(CPU);
        Tensor drawn = tables.Forward(map.expand(50, -1, -1, -1), Golden.Wave([50, Regions.Numbers], 0, 3))[0];
        // In epoch 4 the one object of class 0 has both halves.
        float[] At(int column) => [.. Enumerable.Range(0, 50).Select(i => drawn[i, 0, 0, column].item<float>()).Distinct().Order()];
        CollectionAssert.AreEqual(new[] { 3f, 54f }, At(0));
        CollectionAssert.AreEqual(new[] { 102f, 103f }, At(7));
    }

    [TestMethod]
    public void Pairs_That_Batch_Statistics_Would_Mix_Are_Measured_As_They_Are_Delivered()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        var options = new Pix2PixHdOptions
        {
            LabelClasses = 2,
            Features = 1,
            Halvings = 1,
            LocalEnhancers = 0,
            GlobalBlocks = 1,
            GeneratorChannels = 4,
            EncoderChannels = 4,
            DiscriminatorChannels = 2,
            Normalization = TranslationNormalization.BatchStatistics,
        };
        using var system = new Pix2PixHdSystem(options, new Shape(1, 8, 8), new Shape(3, 8, 8));
        system.Initialize(0, CPU);
        Network measured = system.Measured;
        // Class 0 on the left, of one map as far as its middle.
        Tensor classes = tensor(new float[] { 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1 }, [2, 1, 1, 8]), maps = classes.expand(2, 1, 8, 8) / 127.5f - 1;
        Tensor targets = Golden.Wave([2, 3, 8, 8], 0.5, 1.0, 0.13);
        Tensor alone = cat([.. Enumerable.Range(0, 2).Select(i => measured.Forward(maps.narrow(0, i, 1), targets.narrow(0, i, 1))[0])]);
        Golden.AreClose(alone, measured.ForwardRows(maps, targets)[0], 1e-6, "rows");
        Assert.IsGreaterThan(1e-3f, (measured.Forward(maps, targets)[0] - alone).abs().max().item<float>());
    }

    [TestMethod]
    public void Of_More_Objects_Than_It_Remembers_The_Last_Stay()
    {
        using DisposeScope scope = NewDisposeScope();
        var options = new Pix2PixHdOptions { InstanceColumnName = "Instance", Features = 2, Halvings = 1 };
        using var system = new Pix2PixHdSystem(options, new Shape(3, 16, 16), new Shape(3, 16, 16), hasInstances: true);
        FeatureTables tables = system.Tables!;
        // Each pixel an object with its number and twice that; then one object of all pixels.
        Tensor numbers = arange(256, ScalarType.Float32).view(1, 1, 16, 16), image = zeros(1, 3, 16, 16);
        tables.Remember(cat([numbers, numbers.mul(2)], 1), [image, numbers / 127.5f - 1], 1);
        tables.Remember(full([1, 2, 16, 16], 7f), [image, zeros_like(numbers)], 2);
        Tensor remembered = tables.state_dict()["remembered"][0];
        for (int slot = 0; slot < 200; slot++)
        {
            float number = slot < 56 ? 200 + slot : slot;
            float[] expected = slot == 56 ? [7, 7, 2] : [number, 2 * number, 1];
            CollectionAssert.AreEqual(expected, remembered[slot].data<float>().ToArray(), $"{slot}");
        }
        Assert.AreEqual(257, tables.state_dict()["added"][0].item<long>());
    }
}
