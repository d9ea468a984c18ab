using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Dropout2d : nn.Module<Tensor, Tensor>
{
    internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d)) => (this.p, this.inplace) = (p, inplace);

    public bool inplace { get; set; }
    public double p { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, p, training, inplace);
}
