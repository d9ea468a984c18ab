using static TorchSharp.torch;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public class RandomTests
{
    [TestMethod]
    public void Numbers_AsInPyTorch()
    {
        // torch.manual_seed(7); torch.randn(3); torch.rand(2); torch.randint(0, 100, (3,))
        manual_seed(7);
        Close.To([-.146795094f, .786141276f, .94682163f], randn(3));
        Close.To([.365316153f, .851268351f], rand(2));
        CollectionAssert.AreEqual(new[] { 58L, 31, 8 }, randint(0, 100, new long[] { 3 }).data<long>().ToArray());
    }

    [TestMethod]
    public void State_CanBeKeptAndRestored()
    {
        using Tensor state = random.get_rng_state();
        using Tensor first = randn(4);
        random.set_rng_state(state);
        Assert.IsTrue(randn(4).allclose(first));
        Assert.AreEqual(ScalarType.Byte, state.dtype);
    }

    [TestMethod]
    public void Generators_HaveStreamsOfTheirOwn()
    {
        manual_seed(1);
        using Tensor expected = rand(3);
        manual_seed(1);
        using var generator = new Generator(9);
        using Tensor own = rand(3, generator: generator);
        Assert.IsTrue(rand(3).allclose(expected));
        Assert.IsFalse(own.allclose(expected));
        Assert.IsTrue(rand(3, generator: generator.manual_seed(9)).allclose(own));
    }

    [TestMethod]
    public void Rand_OfWholeNumbers_Throws() => Assert.ThrowsExactly<ArgumentException>(() => rand(2, dtype: int64));
}
