using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public class ModuleTests
{
    [TestMethod]
    public void Fields_AreRegistered_ListsAndPropertiesAreNot()
    {
        using var module = new Registered();
        CollectionAssert.AreEquivalent(new[] { "field.weight", "<Property>k__BackingField.weight" }, module.state_dict().Keys);
        CollectionAssert.AreEqual(new[] { "field" }, module.named_modules().Select(child => child.name).Take(1).ToArray());
        Assert.IsTrue(module.field.training);
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
        Assert.ThrowsExactly<ArgumentException>(() => module.register_module("a.b", new Scale()));
    }

    [TestMethod]
    public void To_ReplacesParameters_AndDisposesTheOldOnes()
    {
        using var module = new Registered();
        module.register_buffer("table", ones(1));
        module.register_buffer("count", ones(1, dtype: int64));
        Parameter before = module.field.weight;
        Assert.AreSame(module, module.to(ScalarType.Float64));
        Assert.IsTrue(before.IsInvalid);
        Assert.AreEqual(ScalarType.Float64, module.field.weight.dtype);
        Assert.IsTrue(module.parameters().All(parameter => parameter.dtype == ScalarType.Float64 && parameter.requires_grad));
        CollectionAssert.AreEqual(new[] { ScalarType.Float64, ScalarType.Int64 }, module.buffers().Select(buffer => buffer.dtype).ToArray());
        Assert.ThrowsExactly<ArgumentException>(() => module.to(ScalarType.Int64));
    }

    [TestMethod]
    public void Parameters_TakeOverTheirTensor()
    {
        using Tensor data = ones(2);
        using Parameter parameter = nn.Parameter(data);
        Assert.IsTrue(data.IsInvalid);
        Assert.IsTrue(parameter.requires_grad);
    }

    [TestMethod]
    public void Dispose_TakesTheParametersAlong()
    {
        var module = new Registered();
        module.Dispose();
        Assert.IsTrue(module.field.weight.IsInvalid);
    }

    [TestMethod]
    public void BatchNormalization_TracksInTrainingOnly_AndTakesSingleValues()
    {
        using Tensor input = tensor([1f, 2f, 3f, 6f], 1, 1, 2, 2), mean = zeros(1), variance = ones(1);
        F.batch_norm(input, mean, variance, training: true, momentum: .5);
        Close.To([1.5f], mean); // .5 * 0 + .5 * 3
        Close.To([2.83333325f], variance); // .5 * 1 + .5 * 14 / 3
        F.batch_norm(input, mean, variance);
        Close.To([1.5f], mean);
        Close.To([0], F.batch_norm(ones(1, 1).view(1, 1, 1, 1), mean, variance, training: true)); // PyTorch's own function throws
        Assert.IsTrue(float.IsNaN(variance.item<float>()));
    }

    [TestMethod]
    public void Padding_AsInPyTorch()
    {
        using Tensor im = arange(16, dtype: float32).view(1, 1, 4, 4); // torch.arange(16.).view(1, 1, 4, 4)
        Tensor corner = im.narrow(2, 0, 2).narrow(3, 0, 2);
        Close.To([5, 4, 5, 4, 1, 0, 1, 0, 5, 4, 5, 4, 1, 0, 1, 0], F.pad(corner, [1, 1, 1, 1], PaddingModes.Reflect).flatten());
        Close.To([0, 2, 1, 3, 4, 6, 5, 7], F.pixel_shuffle(arange(8, dtype: float32).view(1, 4, 1, 2), 2).flatten());
    }

    [TestMethod]
    public void Dropout_ZeroesOrScales_InTrainingOnly()
    {
        using Tensor input = ones(2000), output = F.dropout(input, .75);
        float[] values = output.data<float>().ToArray();
        Assert.IsTrue(values.All(value => value is 0 or 4));
        Assert.AreEqual(.25, values.Count(value => value == 4) / 2000.0, .05);
        Assert.IsTrue(F.dropout(input, .75, training: false).allclose(input));
    }

    private sealed class Registered : nn.Module<Tensor, Tensor>
    {
        public readonly Scale field = new();
        public readonly List<Scale> forgotten = [new()];

        public Registered() : base(nameof(Registered)) => RegisterComponents();

        public Scale Property { get; } = new();

        public override Tensor forward(Tensor input) => field.call(input);
    }
}
