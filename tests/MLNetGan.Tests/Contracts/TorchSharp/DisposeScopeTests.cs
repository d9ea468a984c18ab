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
    public void Buffers_DieWithTheirScope_ParametersAndBatchNormalizationDoNot()
    {
        Holder holder, safe;
        using (NewDisposeScope())
        {
            holder = new Holder(detach: false);
            safe = new Holder(detach: true);
        }
        string[] names = ["weight", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"];
        CollectionAssert.AreEquivalent(names, holder.state_dict().Keys);
        CollectionAssert.AreEquivalent(names.Append("table").ToArray(), safe.state_dict().Keys);
    }

    [TestMethod]
    public void TrainingSteps_KeepTheCountOfTensors()
    {
        using var network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(18, 1));
        using var optimizer = optim.Adam(network.parameters());
        using Tensor input = randn(4, 1, 5, 5);
        var counts = new List<long>();
        for (int i = 0; i < 4; i++)
        {
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                network.call(input).square().mean().backward();
                optimizer.step();
            }
            counts.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
        Assert.AreEqual(counts[1], counts[2]);
        Assert.AreEqual(counts[1], counts[3]);
    }

    private sealed class Holder : nn.Module<Tensor, Tensor>
    {
#pragma warning disable CS0414, IDE0052 // registered by reflection
        private readonly global::TorchSharp.Modules.Parameter weight = nn.Parameter(ones(1)).DetachFromDisposeScope() as global::TorchSharp.Modules.Parameter ?? throw new InvalidOperationException();
        private readonly global::TorchSharp.Modules.BatchNorm2d norm = nn.BatchNorm2d(1);
#pragma warning restore CS0414, IDE0052

        public Holder(bool detach) : base(nameof(Holder))
        {
            Tensor table = ones(1);
            register_buffer("table", detach ? table.DetachFromDisposeScope() : table);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => input;
    }
}
