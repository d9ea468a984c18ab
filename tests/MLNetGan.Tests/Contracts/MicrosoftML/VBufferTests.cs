using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class VBufferTests
{
    private static readonly VBuffer<float> _sparse = new(5, 2, [3f, 4f, 99f], [1, 4, 77]);

    [TestMethod]
    public void SparseVectorsHideWhatIsBehindTheirCount()
    {
        Assert.IsFalse(_sparse.IsDense);
        CollectionAssert.AreEqual(new[] { 3f, 4f }, _sparse.GetValues().ToArray());
        CollectionAssert.AreEqual(new[] { 1, 4 }, _sparse.GetIndices().ToArray());
        CollectionAssert.AreEqual(new[] { 0f, 3, 0, 0, 4 }, _sparse.DenseValues().ToArray());
        Assert.AreEqual(2, _sparse.Items().Count());
        Assert.AreEqual(4f, _sparse.GetItemOrDefault(4));
        Assert.AreEqual(0f, _sparse.GetItemOrDefault(2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _sparse.GetItemOrDefault(5));
    }

    [TestMethod]
    public void CopiesToSpansFillWhatIsImplicit()
    {
        var target = new float[6];
        Array.Fill(target, -1f);
        _sparse.CopyTo(target, 1, 7f);
        CollectionAssert.AreEqual(new[] { -1f, 7, 3, 7, 7, 4 }, target);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _sparse.CopyTo(new float[4]));
    }

    [TestMethod]
    public void EditorsReuseStorageThatIsLargeEnough()
    {
        var buffer = new VBuffer<float>(4, [1, 2, 3, 4]);
        VBufferEditor<float> smaller = VBufferEditor.Create(ref buffer, 3);
        smaller.Values[0] = 9;
        Assert.AreEqual(9f, buffer.GetValues()[0]);
        Assert.AreEqual(3, smaller.Commit().Length);
        VBufferEditor<float> larger = VBufferEditor.Create(ref buffer, 5);
        larger.Values[0] = 8;
        Assert.AreEqual(9f, buffer.GetValues()[0]);
    }

    [TestMethod]
    public void EnumeratingGivesTheStorage() => Assert.AreEqual(3, _sparse.Cast<float>().Count());
}
