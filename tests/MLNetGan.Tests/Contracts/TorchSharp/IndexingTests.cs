using static TorchSharp.torch;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public class IndexingTests
{
    // Values as x[...] gives them in PyTorch for x = torch.arange(12.).view(3, 4).
    private readonly Tensor _x = arange(12, dtype: float32).view(3, 4);

    [TestMethod]
    public void Slices_And_Positions()
    {
        Close.To([1, 5, 9], _x[TensorIndex.Colon, 1]);
        Close.To([4, 6], _x[1, TensorIndex.Slice(0, null, 2)]);
        Close.To([3, 7, 11], _x[TensorIndex.Ellipsis, -1]);
        Close.To([8, 9], _x[2, ..2]);
        Close.To([6], _x[1, 2].reshape(1));
        CollectionAssert.AreEqual(new long[] { 3, 1, 4 }, _x[TensorIndex.Colon, TensorIndex.None].shape);
    }

    [TestMethod]
    public void Tensors_Gather_And_Masks_Select()
    {
        Close.To([4, 5, 6, 7, 0, 1, 2, 3], _x[tensor(new[] { 1L, 0L })]);
        Close.To([5, 10], _x[tensor(new[] { 1L, 2L }), tensor(new[] { 1L, 2L })]);
        Close.To([2, 0], _x[0, tensor(new[] { 2L, 0L })]);
        Close.To([10, 11], _x[_x > 9]);
    }

    [TestMethod]
    public void Writing_GoesIntoTheTensor()
    {
        _x[0] = zeros(4);
        _x[1, TensorIndex.Slice(1, 3)] = tensor(new[] { -1f, -2f });
        _x[_x > 9] = tensor(5f);
        _x[2, 0] = tensor(99f);
        Close.To([0, 0, 0, 0, 4, -1, -2, 7, 99, 9, 5, 5], _x);
    }

    [TestMethod]
    public void Indexing_LeavesNoTensorBehind()
    {
        using var scope = NewDisposeScope();
        Tensor part = _x[1, TensorIndex.Slice(1, 3)];
        _x[0] = part.sum();
        Assert.AreEqual(2, scope.DisposablesCount); // part and its sum
    }
}
