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
            counts.Add(Tensor.TotalCount);
        }
        Assert.AreEqual(counts[1], counts[2]);
        Assert.AreEqual(counts[1], counts[3]);
    }
}
