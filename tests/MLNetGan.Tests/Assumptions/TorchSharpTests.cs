using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace MLNetGan.Tests.Assumptions;

/// <summary>What TorchSharp does that training and checkpoints rely on, and that an update could change.</summary>
[TestClass]
public sealed class TorchSharpTests
{
    [TestMethod]
    public void GradientsOfGradients_GoThroughConvolutions()
    {
        // torch.manual_seed(5); w = torch.randn(2, 1, 3, 3, requires_grad=True); x = torch.randn(2, 1, 5, 5, requires_grad=True)
        // s = torch.tanh(F.conv2d(x, w)).sum((1, 2, 3)); g, = torch.autograd.grad(s.sum(), x, create_graph=True)
        // ((g.flatten(1).norm(2, 1) - 1) ** 2).mean().backward(); w.grad.flatten()[:4]
        using DisposeScope scope = NewDisposeScope();
        manual_seed(5);
        Tensor w = randn([2, 1, 3, 3], requires_grad: true), x = randn([2, 1, 5, 5], requires_grad: true);
        Tensor slope = autograd.grad([F.conv2d(x, w).tanh().sum()], [x], retain_graph: true, create_graph: true)[0];
        (slope.flatten(1).norm(1) - 1).square().mean().backward();
        Assert.IsTrue(allclose(w.grad!.flatten()[..4], tensor([12.8337326f, 1.90267658f, 11.4362726f, 4.85263348f]), 1e-4));
    }

    // Checkpoints read and write it; training steps begin and end in scopes.
    [TestMethod]
    public void OptimizersState_IsOpenAndOutlivesScopes()
    {
        using Parameter weight = nn.Parameter(ones(1));
        using optim.Optimizer adam = optim.Adam([weight], .1), rmsProp = optim.RMSProp([weight], .1);
        using (NewDisposeScope())
        {
            (weight * 1).sum().backward();
            adam.step();
            rmsProp.step();
        }
        var adamState = (Adam.State)((OptimizerHelper)adam).state_dict().State.Single();
        Assert.AreEqual(1, adamState.step);
        Assert.AreEqual(.1, adamState.exp_avg.item<float>(), 1e-6);
        Assert.AreEqual(.001, adamState.exp_avg_sq.item<float>(), 1e-7);
        var rmsPropState = (RMSProp.State)((OptimizerHelper)rmsProp).state_dict().State.Single();
        Assert.AreEqual(1, rmsPropState.step);
        Assert.AreEqual(.01, rmsPropState.square_avg.item<float>(), 1e-7);
    }

    [TestMethod]
    public void TheLearningRate_IsReadAtEveryStep()
    {
        using Parameter weight = nn.Parameter(ones(1));
        using optim.Optimizer adam = optim.Adam([weight], .1);
        weight.sum().backward();
        foreach (optim.ILearningRateController group in adam.ParamGroups)
            group.LearningRate = 0;
        adam.step();
        Assert.AreEqual(1, weight.item<float>());
    }

    [TestMethod]
    public void ZeroGrad_OfAModule_RemovesGradients()
    {
        using var linear = nn.Linear(1, 1);
        linear.call(ones(1)).sum().backward();
        linear.zero_grad();
        Assert.IsNull(linear.weight.grad);
    }

    // Hence batch normalization detaches its statistics, silently lost otherwise.
    [TestMethod]
    public void Buffers_DieWithTheirScopeUnlessDetached()
    {
        using var linear = nn.Linear(1, 1, hasBias: false);
        using (NewDisposeScope())
        {
            linear.register_buffer("lost", ones(1));
            linear.register_buffer("kept", ones(1).DetachFromDisposeScope());
        }
        CollectionAssert.AreEquivalent(new[] { "weight", "kept" }, linear.state_dict().Keys);
    }

    // Hence optimizers are made after networks have been moved to their device.
    [TestMethod]
    public void To_ReplacesParameters()
    {
        using var linear = nn.Linear(1, 1);
        Parameter before = linear.weight;
        linear.to(ScalarType.Float64);
        Assert.IsTrue(before.IsInvalid);
        Assert.AreEqual(ScalarType.Float64, linear.weight.dtype);
    }
}
