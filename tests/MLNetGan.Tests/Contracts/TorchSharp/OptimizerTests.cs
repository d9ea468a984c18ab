using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public class OptimizerTests
{
    // torch.manual_seed(3); net = nn.Sequential(nn.Conv2d(1,4,3,2,1), nn.BatchNorm2d(4), nn.LeakyReLU(.2), nn.ConvTranspose2d(4,2,4,2,1),
    //     nn.InstanceNorm2d(2), nn.Tanh(), nn.Flatten(), nn.Linear(128,1)); x = torch.randn(3,1,8,8); y = torch.tensor([[1.],[0.],[1.]])
    // then four times: zero_grad, F.binary_cross_entropy_with_logits(net(x), y), backward, step; the losses
    [TestMethod]
    public void Adam_AsInPyTorch() => // torch.optim.Adam(net.parameters(), 1e-2, betas=(.5, .9), weight_decay=.01)
        Losses([.836933434f, .525965989f, .322835028f, .199942306f], p => optim.Adam(p, 1e-2, .5, .9, weight_decay: .01));

    [TestMethod]
    public void AdamW_AsInPyTorch() => // torch.optim.AdamW(net.parameters(), 1e-2, weight_decay=.1)
        Losses([.836933434f, .525526583f, .320973039f, .198342398f], p => optim.AdamW(p, 1e-2, weight_decay: .1));

    [TestMethod]
    public void AmsGrad_AsInPyTorch() => // torch.optim.Adam(net.parameters(), 1e-2, amsgrad=True)
        Losses([.836933434f, .525630414f, .320910275f, .198100999f], p => optim.Adam(p, 1e-2, amsgrad: true));

    [TestMethod]
    public void RmsProp_AsInPyTorch() => // torch.optim.RMSprop(net.parameters(), 1e-2, momentum=.5, centered=True)
        Losses([.836933434f, .0692540258f, .00633296138f, .00242256536f], p => optim.RMSProp(p, 1e-2, momentum: .5, centered: true));

    [TestMethod]
    public void Sgd_AsInPyTorch() => // torch.optim.SGD(net.parameters(), 1e-1, momentum=.9, nesterov=True)
        Losses([.836933434f, .125570998f, .0374593884f, .0144707309f], p => optim.SGD(p, .1, momentum: .9, nesterov: true));

    [TestMethod]
    public void AdamState_IsOpen_AndLivesOnInScopes()
    {
        using var linear = nn.Linear(1, 1, false);
        using var optimizer = optim.Adam(linear.parameters(), .1);
        using (NewDisposeScope())
            Step(linear, optimizer);
        var state = (Adam.State)optimizer.state_dict().State.Single();
        Assert.AreEqual(1, state.step);
        Close.To([.1f], state.exp_avg.flatten()); // (1 - .9) * 1
        Close.To([.001f], state.exp_avg_sq.flatten(), 1e-7); // (1 - .999) * 1
        Assert.IsNull(state.max_exp_avg_sq);
    }

    [TestMethod]
    public void WritingTheState_RestoresTheOptimizer()
    {
        using var linear = nn.Linear(1, 1, false);
        using var first = optim.Adam(linear.parameters(), .1);
        Step(linear, first);
        using Tensor weight = linear.weight.detach().clone();
        using var second = optim.Adam(linear.parameters(), .1);
        second.load_state_dict(first.state_dict());
        Step(linear, first);
        using Tensor expected = linear.weight.detach().clone();
        using (no_grad())
            linear.weight.copy_(weight);
        Step(linear, second);
        Assert.AreEqual(expected.ToSingle(), linear.weight.ToSingle());
        Assert.AreEqual(2, ((Adam.State)second.state_dict().State[0]).step);
    }

    [TestMethod]
    public void RmsPropState_IsOpen()
    {
        using var linear = nn.Linear(1, 1, false);
        using var optimizer = optim.RMSProp(linear.parameters(), .1, alpha: .9);
        Step(linear, optimizer);
        var state = (RMSProp.State)optimizer.state_dict().State.Single();
        Assert.AreEqual(1, state.step);
        Close.To([.1f], state.square_avg.flatten());
        Close.To([0], state.momentum_buffer.flatten());
    }

    [TestMethod]
    public void Schedules_AsInPyTorch()
    {
        Rates([1, 1, .5, .5, .25, .25], o => optim.lr_scheduler.StepLR(o, 2, .5));
        Rates([1, .1, .1, .01, .01, .01], o => optim.lr_scheduler.MultiStepLR(o, [1, 3]));
        Rates([1, .775, .55, .325, .1, .1], o => optim.lr_scheduler.LinearLR(o, 1, .1, 4));
        Rates([1, 1 / 2.0, 1 / 3.0, 1 / 4.0, 1 / 5.0, 1 / 6.0], o => optim.lr_scheduler.LambdaLR(o, epoch => 1.0 / (epoch + 1)));
    }

    [TestMethod]
    public void WrongOptions_Throw()
    {
        Assert.ThrowsExactly<ArgumentException>(() => optim.Adam([nn.Parameter(ones(1))], lr: -1));
        Assert.ThrowsExactly<ArgumentException>(() => optim.Adam([nn.Parameter(ones(1))], beta1: 1));
    }

    private static void Step(Linear linear, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        linear.call(ones(1, 1)).sum().backward();
        optimizer.step();
    }

    private static void Losses(float[] expected, Func<IEnumerable<Parameter>, optim.Optimizer> make)
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Conv2d(1, 4, 3, 2, 1), nn.BatchNorm2d(4), nn.LeakyReLU(.2), nn.ConvTranspose2d(4, 2, 4, 2, 1),
            nn.InstanceNorm2d(2), nn.Tanh(), nn.Flatten(), nn.Linear(128, 1));
        Tensor x = randn(3, 1, 8, 8), y = tensor(new[] { 1f, 0f, 1f }, [3, 1]);
        using var optimizer = make(net.parameters());
        foreach (float value in expected)
        {
            optimizer.zero_grad();
            Tensor loss = F.binary_cross_entropy_with_logits(net.call(x), y);
            loss.backward();
            optimizer.step();
            Assert.AreEqual(value, loss.ToSingle(), 1e-4);
        }
    }

    private static void Rates(double[] expected, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> make)
    {
        using var optimizer = optim.SGD([nn.Parameter(ones(1))], 1.0);
        var schedule = make(optimizer);
        foreach (double rate in expected)
        {
            Assert.AreEqual(rate, optimizer.ParamGroups.Single().LearningRate, 1e-9);
            schedule.step();
        }
    }
}
