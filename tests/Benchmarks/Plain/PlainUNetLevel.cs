using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>A level of the U-Net: halves, hands on to the next level, doubles, and joins its input.</summary>
internal sealed class PlainUNetLevel : nn.Module<Tensor, Tensor>
{
    private readonly bool _isOutermost;
    private readonly double _dropout;
    private readonly nn.Module<Tensor, Tensor> down, up;
    private readonly nn.Module<Tensor, Tensor>? downNorm, upNorm, submodule;

    public PlainUNetLevel(long outer, long inner, Func<long, nn.Module<Tensor, Tensor>> norm, nn.Module<Tensor, Tensor>? submodule, double dropout = 0, long? outputs = null)
        : base("level")
    {
        bool isInnermost = submodule is null;
        (_isOutermost, _dropout) = (outputs is not null, dropout);
        down = nn.Conv2d(outer, inner, 4, 2, 1, bias: isInnermost || _isOutermost);
        downNorm = isInnermost || _isOutermost ? null : norm(inner);
        this.submodule = submodule;
        // An outermost level takes an image of as many channels as it gives.
        up = nn.ConvTranspose2d(isInnermost ? inner : 2 * inner, outputs ?? outer, 4, 2, 1, bias: _isOutermost);
        upNorm = _isOutermost ? null : norm(outer);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor y = down.call(_isOutermost ? input : nn.functional.leaky_relu(input, 0.2, inplace: true));
        if (downNorm is not null)
            y = downNorm.call(y);
        if (submodule is not null)
            y = submodule.call(y);
        y = up.call(nn.functional.relu(y, inplace: true));
        if (_isOutermost)
            return tanh(y);
        y = upNorm!.call(y);
        if (_dropout > 0)
            y = nn.functional.dropout(y, _dropout, training);
        return cat([input, y], 1);
    }
}
