using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Contracts.TorchSharp;

/// <summary>The smallest module with a parameter: y = weight * x.</summary>
internal sealed class Scale : nn.Module<Tensor, Tensor>
{
    public readonly Parameter weight = nn.Parameter(ones(1));

    public Scale() : base(nameof(Scale)) => RegisterComponents();

    public override Tensor forward(Tensor input) => weight * input;
}
