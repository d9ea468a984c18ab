using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public class TensorTests
{
    [TestMethod]
    public void Equal_IsElementwise()
    {
        using Tensor a = tensor(new[] { 1f, 2f }), b = tensor(new[] { 1f, 3f });
        CollectionAssert.AreEqual(new[] { true, false }, a.equal(b).data<bool>().ToArray());
        Assert.IsFalse(a.allclose(b));
        Assert.IsFalse(a.Equals(b));
    }

    [TestMethod]
    public void Bytes_OfATensorThatIsNotContiguous_Throws_WhileDataReadsIt()
    {
        using Tensor transposed = tensor([1f, 2f, 3f, 4f, 5f, 6f], 2, 3).t();
        Assert.ThrowsExactly<InvalidOperationException>(() => transposed.bytes.Length);
        CollectionAssert.AreEqual(new[] { 1f, 4f, 2f, 5f, 3f, 6f }, transposed.data<float>().ToArray());
    }

    [TestMethod]
    public void Data_OfAnotherType_Throws()
    {
        using Tensor a = zeros(2, dtype: int64);
        Assert.ThrowsExactly<ArgumentException>(() => a.data<float>());
        Assert.ThrowsExactly<ArgumentException>(() => a.item<long>());
    }

    [TestMethod]
    public void Frombuffer_SharesMemory_TensorCopies()
    {
        var values = new[] { 1f, 2f, 3f };
        using Tensor shared = frombuffer(values, float32, count: 2, offset: 1), copied = tensor(values);
        values[1] = 20;
        Close.To([20, 3], shared);
        Close.To([1, 2, 3], copied);
        shared.fill_(7);
        CollectionAssert.AreEqual(new[] { 1f, 7f, 7f }, values);
    }

    [TestMethod]
    public void Scalars_TakeTheTypeOfTheirNumber()
    {
        Assert.AreEqual(ScalarType.Float64, tensor(1.0).dtype);
        Assert.AreEqual(ScalarType.Float32, tensor(1f).dtype);
        Assert.AreEqual(ScalarType.Int32, tensor(1).dtype);
        Assert.AreEqual(ScalarType.Int64, tensor(1L).dtype);
        Assert.AreEqual(ScalarType.Int64, full([2], 1).dtype);
        Assert.AreEqual(ScalarType.Int64, arange(3).dtype);
        Assert.AreEqual(ScalarType.Float32, arange(0, 1, 0.5).dtype);
        Assert.AreEqual(ScalarType.Float32, (ones(2) * 2.0).dtype);
    }

    [TestMethod]
    public void TooFewValuesForTheShape_Throws() =>
        Assert.ThrowsExactly<ArgumentException>(() => tensor(new float[5], 2, 3));

    [TestMethod]
    public void NativeErrors_AreExternalExceptions()
    {
        var error = Assert.ThrowsExactly<ExternalException>(() => ones(2) + ones(3));
        StringAssert.Contains(error.Message, "must match the size of tensor b (3)");
        Assert.ThrowsExactly<ExternalException>(() => ones(2, 3).mm(ones(2, 3)));
        Assert.ThrowsExactly<ExternalException>(() => ones(4).view(3));
    }

    [TestMethod]
    public void DisposedTensors_Throw()
    {
        Tensor a = ones(2);
        a.Dispose();
        Assert.IsTrue(a.IsInvalid);
        Assert.ThrowsExactly<InvalidOperationException>(() => a + 1);
    }

    [TestMethod]
    public void InPlaceOperators_ReturnTheirTensor()
    {
        using Tensor a = ones(2);
        Assert.AreSame(a, a.add_(1).mul_(3));
        Close.To([6, 6], a);
    }

    [TestMethod]
    public void ZeroInPlace_ReturnsAnotherTensorOnTheSameValues()
    {
        using Tensor a = ones(2);
        using (Tensor zeroed = a.zero_())
        {
            Assert.AreNotSame(a, zeroed);
            Close.To([0, 0], zeroed);
        }
        Close.To([0, 0], a);
    }

    [TestMethod]
    public void Arithmetic_WithNumbersOnEitherSide()
    {
        using Tensor a = tensor(new[] { 2f, 4f });
        Close.To([-1, -3], 1 - a);
        Close.To([1, 2], a / 2);
        Close.To([4, 16], a.square());
        CollectionAssert.AreEqual(new[] { true, false }, a.eq(2).data<bool>().ToArray());
    }

    [TestMethod]
    public void Shapes_JoinAndMove()
    {
        using Tensor a = arange(24, dtype: float32).reshape(2, 3, 4);
        CollectionAssert.AreEqual(new long[] { 4, 2, 3 }, a.permute(2, 0, 1).shape);
        CollectionAssert.AreEqual(new long[] { 2, 2, 3, 4 }, stack([a, a]).shape);
        CollectionAssert.AreEqual(new long[] { 2, 6, 4 }, cat([a, a], 1).shape);
        Close.To([3, 2, 1, 0], a[0, 0].flip(0));
    }

    [TestMethod]
    public void ToString_DescribesTheTensor() => Assert.AreEqual("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());

    [TestMethod]
    public void ManyTensors_CanBeJoined() => Assert.AreEqual(300, cat(Enumerable.Range(0, 300).Select(i => ones(1)).ToList()).numel());

    [TestMethod]
    public void Means_Limits_And_Repetitions_Follow_Their_Definitions()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new float[] { 1, -2, 3, 4, 5, -6 }, [2, 3]);
        CollectionAssert.AreEqual(new float[] { 2.5f, 1.5f, -1.5f }, x.mean([0]).data<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 2, 1 }, x.mean([1], true).shape);
        CollectionAssert.AreEqual(new float[] { 1, -1, 2, 2, 2, -1 }, x.clamp(-1, 2).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { true, false, true, true, true, false }, x.gt(0).data<bool>().ToArray());
        CollectionAssert.AreEqual(new float[] { 2, 0.5f }, tensor(new float[] { 0.25f, 4 }).rsqrt().data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 2, 0 }, tensor(new float[] { 1, 0 }).lerp(tensor(new float[] { 5, 8 }), tensor(new float[] { 0.25f, 0 })).data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 7, 7, 8, 8 }, tensor(new float[] { 7, 8 }, [2, 1]).expand(-1, 2).contiguous().data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 7, 8, 7, 8 }, tensor(new float[] { 7, 8 }).repeat(2).data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 3, 5 }, nn.functional.avg_pool2d(tensor(new float[] { 1, 2, 3, 4, 4, 5, 6, 7 }, [1, 1, 2, 4]), 2).data<float>().ToArray());
    }
}
