using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    // What the module itself holds on to. The registered parameter is another handle to it, which belongs to the
    // dispose scope in which the module was made.
    private nint _held;
    private readonly long _paddingIndex;
    private readonly bool _scaleGradByFrequency, _sparse;

    internal Embedding(long count, long dimensions, long? padding_idx, bool scaleGradByFrequency, bool sparse, Device? device, ScalarType? dtype)
        : base(nameof(Embedding))
    {
        _paddingIndex = padding_idx is { } index ? index < 0 ? index + count : index : -1;
        (_scaleGradByFrequency, _sparse) = (scaleGradByFrequency, sparse);
        using (no_grad())
        {
            using var values = empty(count, dimensions).normal_();
            if (_paddingIndex >= 0)
                values[_paddingIndex].zero_();
            using var typed = values.to(dtype ?? ScalarType.Float32, device ?? CPU);
            _held = NativeMethods.mg_alias(typed.with_requires_grad().Handle);
        }
        ConditionallyRegisterParameter(nameof(weight), new Parameter(NativeMethods.mg_alias(_held)));
    }

    /// <summary>A new handle to the weight each time.</summary>
    public Parameter? weight
    {
        get => new(NativeMethods.mg_alias(_held));
        set
        {
            ArgumentNullException.ThrowIfNull(value, "weight cannot be set to 'null'");
            nint old = _held;
            _held = NativeMethods.mg_alias(value.Handle);
            NativeMethods.mg_release(old);
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public override Tensor forward(Tensor input)
    {
        using var table = weight!;
        return Dispatch.Call(Op.embedding, table, input, _paddingIndex, _scaleGradByFrequency, _sparse);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_held != 0)
            NativeMethods.mg_release(_held);
        _held = 0;
    }
}
