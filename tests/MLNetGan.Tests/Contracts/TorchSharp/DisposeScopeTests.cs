using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public class DisposeScopeTests
{
    [TestMethod]
    public void Scope_DisposesWhatWasMadeInIt_ButWhatMovedOut()
    {
        Tensor inner, moved, detached;
        using (var outer = NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                inner = ones(1);
                moved = ones(1).MoveToOuterDisposeScope();
                detached = ones(1).DetachFromDisposeScope();
            }
            Assert.IsTrue(inner.IsInvalid);
            Assert.IsFalse(moved.IsInvalid);
            Assert.IsTrue(outer.Contains(moved));
        }
        Assert.IsTrue(moved.IsInvalid);
        Assert.IsFalse(detached.IsInvalid);
        detached.Dispose();
    }

    [TestMethod]
    public void Statistics_CountThisThreadsTensors()
    {
        ThreadDisposeScopeStatistics statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        long total = Tensor.TotalCount;
        using (NewDisposeScope())
        {
            ones(1).DetachFromDisposeScope().Dispose();
            _ = ones(1) + 1;
            Assert.AreEqual(3, statistics.CreatedInScopeCount);
            Assert.AreEqual(1, statistics.DetachedFromScopeCount);
            Assert.AreEqual(1, statistics.DisposedOutsideScopeCount);
        }
        Assert.AreEqual(2, statistics.DisposedInScopeCount);
        Assert.AreEqual(0, statistics.ThreadTotalLiveCount);
        Assert.IsGreaterThanOrEqualTo(3, Tensor.PeakCount);
        Assert.IsLessThanOrEqualTo(total, Tensor.TotalCount);
    }

    [TestMethod]
    public void Wrapped_KeepsTheResult()
    {
        using var outer = NewDisposeScope();
        Tensor result = WrappedTensorDisposeScope(() => (ones(2) * 3).sum());
        Assert.AreEqual(6, result.ToSingle());
        Assert.AreEqual(1, outer.DisposablesCount);
    }

    [TestMethod]
    public void Buffers_DieWithTheirScope_WhenTheyAreNotDetached()
    {
        using var module = new Scale();
        using (NewDisposeScope())
        {
            module.register_buffer("lost", ones(1));
            module.register_buffer("kept", ones(1).DetachFromDisposeScope());
        }
        CollectionAssert.AreEquivalent(new[] { "weight", "kept" }, module.state_dict().Keys);
    }

    [TestMethod]
    public void TrainingSteps_KeepTheCountOfTensors()
    {
        using var module = new Scale();
        using var optimizer = optim.Adam(module.parameters(), amsgrad: true, weight_decay: .1);
        var counts = new List<long>();
        for (int i = 0; i < 4; i++)
        {
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                module.call(ones(3)).square().mean().backward();
                optimizer.step();
            }
            counts.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
        Assert.AreEqual(counts[1], counts[2]);
        Assert.AreEqual(counts[1], counts[3]);
    }
}
