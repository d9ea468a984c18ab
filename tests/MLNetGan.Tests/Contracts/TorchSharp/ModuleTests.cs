using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public class ModuleTests
{
    [TestMethod]
    public void InitialWeights_AsInPyTorch()
    {
        // torch.manual_seed(1); e = nn.Embedding(3, 2); l = nn.Linear(2, 2); ct = nn.ConvTranspose2d(1, 1, 2)
        manual_seed(1);
        using var e = nn.Embedding(3, 2);
        using var l = nn.Linear(2, 2);
        using var ct = nn.ConvTranspose2d(1, 1, 2);
        Close.To([.661352158f, .266924113f, .0616772585f, .621317327f, -.451905966f, -.16613023f], e.weight!.flatten());
        Close.To([.258255303f, -.27556023f, -.0515542775f, -.0636589378f], l.weight.flatten());
        Close.To([.10249085f, -.0028247661f], l.bias!);
        Close.To([.437083364f, .155595064f, -.186203122f, -.301980674f], ct.weight.flatten());
        // torch.manual_seed(1); nn.init.xavier_uniform_(w); nn.init.kaiming_normal_(w, nonlinearity='relu')
        manual_seed(1);
        using Tensor w = empty(2, 3);
        Close.To([.564442575f, -.483505636f, -.212364629f, .514167905f, -1.03129244f, .656957388f], nn.init.xavier_uniform_(w).flatten());
        Close.To([.460137606f, .933301687f, .701377571f, .576113701f, -.278061986f, -1.03857541f],
            nn.init.kaiming_normal_(w, nonlinearity: nn.init.NonlinearityType.ReLU).flatten());
    }

    [TestMethod]
    public void Fields_AreRegistered_ListsAndPropertiesAreNot()
    {
        using var module = new Registered();
        CollectionAssert.AreEquivalent(new[] { "field.weight", "listed.0.weight", "<Property>k__BackingField.weight" }, module.state_dict().Keys);
        Assert.IsTrue(module.training);
        module.eval();
        Assert.IsFalse(module.field.training);
    }

    [TestMethod]
    public void BuffersThatAreNotPersistent_AreNotListed()
    {
        using var module = new Registered();
        module.register_buffer("kept", ones(1));
        module.register_buffer("passing", ones(1), persistent: false);
        CollectionAssert.AreEqual(new[] { "kept" }, module.named_buffers().Select(buffer => buffer.name).ToArray());
        Assert.ThrowsExactly<InvalidOperationException>(() => module.register_buffer("kept", ones(1)));
    }

    [TestMethod]
    public void To_ReplacesParameters_AndDisposesTheOldOnes()
    {
        using var module = new Registered();
        Parameter before = module.field.weight;
        Assert.AreSame(module, module.to(ScalarType.Float64));
        Assert.IsTrue(before.IsInvalid);
        Assert.AreEqual(ScalarType.Float64, module.field.weight.dtype);
        Assert.AreEqual(ScalarType.Float64, module.parameters().First().dtype);
        Assert.ThrowsExactly<ArgumentException>(() => module.to(ScalarType.Int64));
    }

    [TestMethod]
    public void LoadStateDict_Copies_AndWantsTheSameNames()
    {
        using var a = nn.Linear(2, 2);
        using var b = nn.Linear(2, 2);
        b.load_state_dict(a.state_dict());
        Assert.IsTrue(b.weight.allclose(a.weight));
        var less = new Dictionary<string, Tensor> { ["weight"] = a.weight };
        Assert.ThrowsExactly<InvalidOperationException>(() => b.load_state_dict(less));
        CollectionAssert.AreEqual(new[] { "bias" }, b.load_state_dict(less, strict: false).missing_keys.ToArray());
    }

    [TestMethod]
    public void Sequential_DisposesWhatLiesBetween_AndNamesItsModules()
    {
        var spy = new Spy();
        using var network = nn.Sequential(("first", spy), ("second", nn.ReLU()), ("third", nn.Linear(2, 1)));
        using Tensor output = network.call(ones(1, 2));
        Assert.IsTrue(spy.Last!.IsInvalid);
        CollectionAssert.AreEqual(new[] { "third.weight", "third.bias" }, network.named_parameters().Select(p => p.name).ToArray());
        CollectionAssert.AreEqual(new[] { "0", "1" }, nn.Sequential(nn.Tanh(), nn.Sigmoid()).named_children().Select(c => c.name).ToArray());
    }

    [TestMethod]
    public void BatchNormalization_TracksInTrainingOnly_AndChecksItsInput()
    {
        using var norm = nn.BatchNorm2d(1, momentum: .5);
        using Tensor input = tensor(new[] { 1f, 2f, 3f, 6f }, [1, 1, 2, 2]);
        norm.call(input);
        Close.To([1.5f], norm.running_mean!); // .5 * 0 + .5 * 3
        Close.To([2.83333325f], norm.running_var!); // .5 * 1 + .5 * 14 / 3
        norm.eval();
        norm.call(input);
        Assert.AreEqual(1, norm.num_batches_tracked!.ToInt64());
        Assert.ThrowsExactly<ArgumentException>(() => norm.call(ones(2, 1)));
        norm.train();
        var error = Assert.ThrowsExactly<ExternalException>(() => norm.call(ones(1, 1, 1, 1)));
        StringAssert.Contains(error.Message, "Expected more than 1 value per channel when training");
        Assert.ThrowsExactly<ArgumentException>(() => nn.Conv2d(3, 1, 1).call(ones(1, 2, 4, 4)));
    }

    [TestMethod]
    public void Resampling_AsInPyTorch()
    {
        using Tensor im = arange(16, dtype: float32).view(1, 1, 4, 4); // torch.arange(16.).view(1, 1, 4, 4)
        Close.To([2.5f, 4.5f, 10.5f, 12.5f], F.interpolate(im, scale_factor: [.5, .5], mode: InterpolationMode.Bilinear, align_corners: false).flatten());
        Close.To([0, 2, 8, 10], F.interpolate(im, size: [2, 2]).flatten());
        Close.To([2.03125f, 4.21875f, 10.78125f, 12.96875f], F.interpolate(im, [2, 2], mode: InterpolationMode.Bicubic, align_corners: false).flatten());
        Close.To([2.5f, 4.5f, 10.5f, 12.5f], nn.AvgPool2d(2).call(im).flatten());
        Close.To([5, 7, 13, 15], nn.MaxPool2d(2).call(im).flatten());
        CollectionAssert.AreEqual(new long[] { 1, 1, 8, 8 }, nn.Upsample(scale_factor: [2, 2]).call(im).shape);
        Tensor corner = im[TensorIndex.Ellipsis, TensorIndex.Slice(0, 2), TensorIndex.Slice(0, 2)];
        Close.To([5, 4, 5, 4, 1, 0, 1, 0, 5, 4, 5, 4, 1, 0, 1, 0], F.pad(corner, [1, 1, 1, 1], PaddingModes.Reflect).flatten());
        Close.To([0, 2, 1, 3, 4, 6, 5, 7], nn.PixelShuffle(2).call(arange(8, dtype: float32).view(1, 4, 1, 2)).flatten());
    }

    [TestMethod]
    public void Dropout_ZeroesOrScales_InTrainingOnly()
    {
        using var dropout = nn.Dropout(.75);
        using Tensor input = ones(2000), output = dropout.call(input);
        Assert.IsTrue(output.data<float>().ToArray().All(value => value is 0 or 4));
        Assert.AreEqual(.25, (output != 0).@float().mean().ToDouble(), .05);
        dropout.eval();
        Assert.IsTrue(dropout.call(input).allclose(input));
    }

    [TestMethod]
    public void OneHot_WantsInt64()
    {
        CollectionAssert.AreEqual(new long[] { 0, 0, 1, 1, 0, 0 }, F.one_hot(tensor(new[] { 2L, 0L }), 3).data<long>().ToArray());
        Assert.ThrowsExactly<ArgumentException>(() => F.one_hot(tensor(new[] { 2, 0 })));
    }

    private sealed class Registered : nn.Module<Tensor, Tensor>
    {
        public readonly Linear field = nn.Linear(1, 1, false);
        public readonly ModuleList<Linear> listed = nn.ModuleList(nn.Linear(1, 1, false));
        public readonly List<Linear> forgotten = [nn.Linear(1, 1, false)];

        public Registered() : base(nameof(Registered)) => RegisterComponents();

        public Linear Property { get; } = nn.Linear(1, 1, false);

        public override Tensor forward(Tensor input) => field.call(input);
    }

    private sealed class Spy() : nn.Module<Tensor, Tensor>(nameof(Spy))
    {
        public Tensor? Last { get; private set; }

        public override Tensor forward(Tensor input) => Last = input * 2;
    }
}
