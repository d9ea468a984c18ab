using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Objectives;

[TestClass]
public sealed class ImagePoolTests
{
    private static readonly Shape s_image = new(1, 1, 2);

    [TestMethod]
    public void A_Pool_With_Room_Gives_Images_Back_And_Keeps_Them()
    {
        using DisposeScope scope = NewDisposeScope();
        using var pool = new ImagePool(3, s_image, (_, count) => [.. Enumerable.Repeat(new PoolChoice(true, 0), count)]);
        Assert.IsTrue(pool.Exchange(Images(1, 2), Noise(0)).allclose(Images(1, 2)));
        Assert.IsTrue(pool.Exchange(Images(3), Noise(1)).allclose(Images(3)));
        Assert.IsTrue(pool.State.Single(state => state.Name == "images").Value.allclose(Images(1, 2, 3)));
        Assert.AreEqual(3L, pool.State.Single(state => state.Name == "count").Value.item<long>());
    }

    [TestMethod]
    public void Images_Of_A_Batch_Go_One_After_The_Other()
    {
        using DisposeScope scope = NewDisposeScope();
        using var pool = new ImagePool(2, s_image, (_, count) => [.. Enumerable.Repeat(new PoolChoice(true, 1), count)]);
        // The pool is full after two; the third takes the second's place, the fourth the third's.
        Assert.IsTrue(pool.Exchange(Images(1, 2, 3, 4), Noise(0)).allclose(Images(1, 2, 2, 3)));
        Assert.IsTrue(pool.State.First().Value.allclose(Images(1, 4)));
    }

    [TestMethod]
    public void A_Full_Pool_Gives_Half_Of_Its_Images_Each_One_Once_And_None_Is_Lost()
    {
        const int Size = 8, Steps = 4000;
        using DisposeScope scope = NewDisposeScope();
        using var pool = new ImagePool(Size, s_image);
        List<float> given = [];
        var places = new int[Size];
        for (int step = 0; step < Steps; step++)
        {
            using DisposeScope inner = NewDisposeScope();
            float[] before = First(pool.State.First().Value);
            float image = First(pool.Exchange(Images(step + 1), Noise(step)))[0];
            given.Add(image);
            if (step >= Size && image != step + 1)
                places[Array.IndexOf(before, image)]++;
        }
        float[] left = First(pool.State.First().Value);
        int old = given.Where((image, step) => image != step + 1).Count();
        Assert.AreEqual(0.5, old / (double)Steps, 0.03);
        foreach (int count in places)
            Assert.AreEqual(old / (double)Size, count, 0.2 * old / Size);
        // While it fills, images are given and kept; from then on every image is in one place.
        CollectionAssert.AreEquivalent(
            Enumerable.Range(1, Steps).Select(i => (float)i).ToArray(), given.Skip(Size).Concat(left).ToArray());
    }

    [TestMethod]
    public void Choices_Depend_On_The_Step_Alone()
    {
        using DisposeScope scope = NewDisposeScope();
        using ImagePool one = new(4, s_image), other = new(4, s_image);
        for (int step = 0; step < 50; step++)
            Assert.IsTrue(one.Exchange(Images(step, step + 0.5f), Noise(step)).equal(other.Exchange(Images(step, step + 0.5f), Noise(step))).all().ToBoolean());
    }

    [TestMethod]
    public void A_Pool_Of_None_Gives_What_It_Gets()
    {
        using DisposeScope scope = NewDisposeScope();
        using var pool = new ImagePool(0, s_image);
        Tensor images = Images(1, 2);
        Assert.AreSame(images, pool.Exchange(images, Noise(0)));
    }

    private static StepNoise Noise(int step) => new(5, step, CPU);

    private static Tensor Images(params float[] values) => tensor(values).view(-1, 1, 1, 1).expand(-1, 1, 1, 2);

    private static float[] First(Tensor images) => images.select(3, 0).flatten().contiguous().data<float>().ToArray();
}
