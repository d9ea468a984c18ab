using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public class AutogradTests
{
    [TestMethod]
    public void GradientPenalty_ThroughAConvolution_AsInPyTorch()
    {
        // torch.manual_seed(5); c = nn.Conv2d(1, 2, 3); x = torch.randn(2, 1, 5, 5, requires_grad=True)
        // s = torch.tanh(c(x)).sum((1, 2, 3)); g, = torch.autograd.grad(s.sum(), x, create_graph=True)
        // gp = ((g.flatten(1).norm(2, 1) - 1) ** 2).mean(); gp.backward()
        manual_seed(5);
        using var c = nn.Conv2d(1, 2, 3);
        using Tensor x = randn(2, 1, 5, 5, requires_grad: true);
        using Tensor s = c.call(x).tanh().sum([1, 2, 3]);
        using Tensor g = autograd.grad([s.sum()], [x], retain_graph: true, create_graph: true)[0];
        using Tensor penalty = (g.flatten(1).norm(1) - 1).square().mean();
        penalty.backward();
        Close.To([.56194073f], penalty.reshape(1));
        Close.To([2.39540243f, 1.90817487f, 1.73691165f, 2.01007056f], c.weight.grad!.flatten()[..4], 1e-4);
        Close.To([-.254129887f, -.822096288f], c.bias!.grad!, 1e-4);
        Assert.AreEqual(6.75101757, nn.utils.clip_grad_norm_(c.parameters(), .1), 1e-3); // clip_grad_norm_([c.weight, c.bias], .1)
        Close.To([-.00376431947f, -.0121773677f], c.bias.grad!);
    }

    [TestMethod]
    public void UnusedInputs_GiveTensorsWithoutValue_WhenAllowed()
    {
        using Tensor used = ones(2, requires_grad: true), unused = ones(2, requires_grad: true);
        IList<Tensor> found = autograd.grad([(used * 2).sum()], [used, unused], allow_unused: true);
        Close.To([2, 2], found[0]);
        Assert.IsTrue(found[1].IsInvalid);
    }

    [TestMethod]
    public void Backward_TwiceWithoutRetaining_Throws()
    {
        using Tensor x = ones(2, requires_grad: true), y = x.exp().sum();
        y.backward(retain_graph: true);
        y.backward();
        var error = Assert.ThrowsExactly<ExternalException>(() => y.backward());
        StringAssert.Contains(error.Message, "second time");
        Close.To([2 * MathF.E, 2 * MathF.E], x.grad!);
    }

    [TestMethod]
    public void Modes_EndWithTheirScope()
    {
        using Tensor x = ones(1, requires_grad: true);
        using (no_grad())
        {
            Assert.IsFalse((x * 2).requires_grad);
            using (enable_grad())
                Assert.IsTrue((x * 2).requires_grad);
            Assert.IsFalse(is_grad_enabled());
        }
        Assert.IsTrue(is_grad_enabled());
        Tensor made;
        using (inference_mode())
            made = x * 2;
        Assert.IsFalse(made.requires_grad);
        Assert.ThrowsExactly<ExternalException>(() => made.requires_grad = true);
    }

    [TestMethod]
    public void ZeroGrad_OfAnOptimizerZeroes_OfAModuleRemoves()
    {
        using var linear = nn.Linear(2, 1);
        using var optimizer = optim.SGD(linear.parameters(), .1);
        linear.call(ones(1, 2)).sum().backward();
        optimizer.zero_grad();
        Close.To([0, 0], linear.weight.grad!.flatten());
        linear.zero_grad();
        Assert.IsNull(linear.weight.grad);
    }

    [TestMethod]
    public void Leaves_DetachAndGradSetting()
    {
        using Tensor x = ones(2, requires_grad: true), y = x * 3;
        Assert.IsTrue(x.is_leaf);
        Assert.IsFalse(y.is_leaf);
        Assert.IsFalse(y.detach().requires_grad);
        x.grad = full(2, 4f);
        y.sum().backward();
        Close.To([7, 7], x.grad);
        x.grad = null;
        Assert.IsNull(x.grad);
        Assert.ThrowsExactly<ExternalException>(() => x.add_(1));
    }

    [TestMethod]
    public void Losses_AsInPyTorch()
    {
        using Tensor z = tensor(new[] { 1f, 2f, 3f, 1f, 0f, -1f }, [2, 3]), t = tensor(new[] { 2L, 0L }), positive = (z > 0).@float();
        Assert.AreEqual(.407605946, F.cross_entropy(z, t).ToDouble(), 1e-6); // F.cross_entropy(z, t)
        Assert.AreEqual(.50760591, F.cross_entropy(z, t, label_smoothing: .1).ToDouble(), 1e-6);
        Assert.AreEqual(.407605946, F.nll_loss(F.log_softmax(z, 1), t).ToDouble(), 1e-6);
        Assert.AreEqual(.301407903, F.binary_cross_entropy(z.sigmoid(), positive).ToDouble(), 1e-6);
        Close.To([.313261658f, .126928046f, .0485873297f, .313261658f, .693147182f, .313261658f],
            F.binary_cross_entropy_with_logits(z, positive, reduction: nn.Reduction.None).flatten());
        Assert.AreEqual(16, F.mse_loss(z, z * 2, nn.Reduction.Sum).ToDouble(), 1e-6);
        Assert.AreEqual(1.33333337, F.l1_loss(z, z * 2).ToDouble(), 1e-6);
        Close.To([1.31326163f, 2.12692809f, 3.04858732f, 1.31326163f, .693147182f, .313261688f], F.softplus(z).flatten());
    }
}
