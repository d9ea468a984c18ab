using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public class OptimizerTests
{
    // torch.manual_seed(3); x = torch.randn(3, 1, 8, 8); y = torch.tensor([[1.], [0.], [1.]]); m, v = torch.zeros(4), torch.ones(4)
    // p = [nn.Parameter(torch.randn(*s) * .1) for s in ((4, 1, 3, 3), (4, 2, 4, 4), (1, 128))]; then four times zero_grad,
    // h = F.leaky_relu(F.batch_norm(F.conv2d(x, p[0], stride=2, padding=1), m, v, training=True), .2)
    // h = torch.tanh(F.conv_transpose2d(h, p[1], stride=2, padding=1)).flatten(1)
    // loss = F.binary_cross_entropy_with_logits(F.linear(h, p[2]), y), backward, step
    [TestMethod]
    public void Adam_AsInPyTorch() => Losses([.788766861f, .652339399f, .536430776f, .436233729f], p => optim.Adam(p, 1e-2)); // torch.optim.Adam(p, 1e-2)

    [TestMethod]
    public void Adam_WithWeightDecay_AsInPyTorch() => // torch.optim.Adam(p, 1e-2, betas=(.5, .9), weight_decay=.01)
        Losses([.788766861f, .652536333f, .535744131f, .434639961f], p => optim.Adam(p, 1e-2, .5, .9, weight_decay: .01));

    [TestMethod]
    public void RMSProp_AsInPyTorch() => Losses([.788766861f, .652339637f, .568714678f, .502752900f], p => optim.RMSProp(p, 1e-3)); // torch.optim.RMSprop(p, 1e-3)

    [TestMethod]
    public void RMSPropState_IsOpen()
    {
        using var module = new Scale();
        using var optimizer = optim.RMSProp(module.parameters(), .1);
        Step(module, optimizer);
        var state = (RMSProp.State)optimizer.state_dict().State.Single();
        Assert.AreEqual(1, state.step);
        Close.To([.01f], state.square_avg, 1e-7); // (1 - .99) * 1
    }

    [TestMethod]
    public void AmsGrad_KeepsTheLargestSquares()
    {
        using var module = new Scale();
        using var optimizer = optim.Adam(module.parameters(), .1, amsgrad: true);
        Step(module, optimizer);
        optimizer.zero_grad();
        optimizer.step();
        var state = (Adam.State)optimizer.state_dict().State.Single();
        Close.To([.000999f], state.exp_avg_sq, 1e-7); // .999 * .001
        Close.To([.001f], state.max_exp_avg_sq!, 1e-7);
    }

    [TestMethod]
    public void AdamState_IsOpen_AndLivesOnInScopes()
    {
        using var module = new Scale();
        using var optimizer = optim.Adam(module.parameters(), .1);
        using (NewDisposeScope())
            Step(module, optimizer);
        var state = (Adam.State)optimizer.state_dict().State.Single();
        Assert.AreEqual(1, state.step);
        Close.To([.1f], state.exp_avg); // (1 - .9) * 1
        Close.To([.001f], state.exp_avg_sq, 1e-7); // (1 - .999) * 1
        Assert.IsNull(state.max_exp_avg_sq);
    }

    [TestMethod]
    public void LearningRate_CanBeChangedBetweenSteps()
    {
        using var module = new Scale();
        using var optimizer = optim.Adam(module.parameters(), .1);
        foreach (optim.ILearningRateController group in optimizer.ParamGroups)
            group.LearningRate = 0;
        Step(module, optimizer);
        Close.To([1], module.weight);
    }

    [TestMethod]
    public void WrongOptions_Throw()
    {
        Assert.ThrowsExactly<ArgumentException>(() => optim.Adam([nn.Parameter(ones(1))], lr: -1));
        Assert.ThrowsExactly<ArgumentException>(() => optim.Adam([nn.Parameter(ones(1))], beta1: 1));
    }

    private static void Step(Scale module, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        module.call(ones(1)).sum().backward();
        optimizer.step();
    }

    private static void Losses(float[] expected, Func<IEnumerable<Parameter>, optim.Optimizer> make)
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        Tensor x = randn(3, 1, 8, 8), y = tensor([1f, 0f, 1f], 3, 1), mean = zeros(4), variance = ones(4);
        Parameter[] p = [nn.Parameter(randn(4, 1, 3, 3) * .1), nn.Parameter(randn(4, 2, 4, 4) * .1), nn.Parameter(randn(1, 128) * .1)];
        using var optimizer = make(p);
        foreach (float value in expected)
        {
            optimizer.zero_grad();
            Tensor hidden = F.leaky_relu(F.batch_norm(F.conv2d(x, p[0], strides: [2], padding: [1]), mean, variance, training: true), .2);
            hidden = F.conv_transpose2d(hidden, p[1], strides: [2, 2], padding: [1, 1]).tanh().flatten(1);
            Tensor loss = F.binary_cross_entropy_with_logits(F.linear(hidden, p[2]), y);
            loss.backward();
            optimizer.step();
            Assert.AreEqual(value, loss.ToSingle(), 1e-5);
        }
    }
}
