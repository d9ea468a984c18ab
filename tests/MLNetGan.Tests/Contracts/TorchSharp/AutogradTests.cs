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
        // torch.manual_seed(5); w = torch.randn(2, 1, 3, 3, requires_grad=True); x = torch.randn(2, 1, 5, 5, requires_grad=True)
        // s = torch.tanh(F.conv2d(x, w)).sum((1, 2, 3)); g, = torch.autograd.grad(s.sum(), x, create_graph=True)
        // gp = ((g.flatten(1).norm(2, 1) - 1) ** 2).mean(); gp.backward()
        manual_seed(5);
        using Tensor w = randn([2, 1, 3, 3], requires_grad: true), x = randn([2, 1, 5, 5], requires_grad: true);
        using Tensor s = F.conv2d(x, w).tanh().sum([1, 2, 3]);
        using Tensor g = autograd.grad([s.sum()], [x], retain_graph: true, create_graph: true)[0];
        using Tensor penalty = (g.flatten(1).norm(1) - 1).square().mean();
        penalty.backward();
        Close.To([22.0172119f], penalty.reshape(1), 1e-4);
        Close.To([12.8337326f, 1.90267658f, 11.4362726f, 4.85263348f], w.grad!.flatten().narrow(0, 0, 4), 1e-4);
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
        using var scale = new Scale();
        using var optimizer = optim.Adam(scale.parameters());
        scale.call(ones(2)).sum().backward();
        optimizer.zero_grad();
        Close.To([0], scale.weight.grad!);
        scale.zero_grad();
        Assert.IsNull(scale.weight.grad);
    }

    [TestMethod]
    public void Detach_AndGradSetting()
    {
        using Tensor x = ones(2, requires_grad: true), y = x * 3;
        Assert.IsFalse(y.detach().requires_grad);
        x.grad = full([2], 4f);
        y.sum().backward();
        Close.To([7, 7], x.grad);
        x.grad = null;
        Assert.IsNull(x.grad);
        Assert.ThrowsExactly<ExternalException>(() => x.add_(1));
    }

    [TestMethod]
    public void Losses_AsInPyTorch()
    {
        using Tensor z = tensor([1f, 2f, 3f, 1f, 0f, -1f], 2, 3), t = tensor(new[] { 2L, 0L }), positive = tensor([1f, 1f, 1f, 1f, 0f, 0f], 2, 3);
        Assert.AreEqual(.407605946, F.cross_entropy(z, t).ToDouble(), 1e-6); // F.cross_entropy(z, t)
        Assert.AreEqual(.50760591, F.cross_entropy(z, t, label_smoothing: .1).ToDouble(), 1e-6);
        Close.To([.313261658f, .126928046f, .0485873297f, .313261658f, .693147182f, .313261658f],
            F.binary_cross_entropy_with_logits(z, positive, reduction: nn.Reduction.None).flatten());
    }
}
