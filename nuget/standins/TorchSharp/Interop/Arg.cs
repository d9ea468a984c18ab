using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>The kinds of operator arguments and results; mirrors the enum in native/shim.cpp.</summary>
internal enum ArgKind : long
{
    None, Tensor, Int, Double, Bool, Device, Generator, Text, Ints, Tensors,
}

/// <summary>One argument of an operator. <see cref="Items"/> also keeps the tensor alive during the call.</summary>
internal readonly struct Arg
{
    internal readonly ArgKind Kind;
    internal readonly long Bits; // the value, or how many items the list has
    internal readonly object? Items;

    private Arg(ArgKind kind, long bits, object? items = null) => (Kind, Bits, Items) = (kind, bits, items);

    internal static Arg None => default;

    public static implicit operator Arg(Tensor? tensor) => tensor is null ? default : new(ArgKind.Tensor, tensor.Handle, tensor);
    public static implicit operator Arg(Scalar? scalar) => scalar is null ? default : new(scalar.Kind, scalar.Bits);
    public static implicit operator Arg(long value) => new(ArgKind.Int, value);
    public static implicit operator Arg(long? value) => value is { } v ? v : default(Arg);
    public static implicit operator Arg(double value) => new(ArgKind.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(bool value) => new(ArgKind.Bool, value ? 1 : 0);
    public static implicit operator Arg(ScalarType type) => new(ArgKind.Int, (long)type);
    public static implicit operator Arg(ScalarType? type) => type is { } t ? t : default(Arg);
    public static implicit operator Arg(Device? device) =>
        device is null ? default : new(ArgKind.Device, (long)device.type << 8 | (byte)device.index);
    public static implicit operator Arg(Generator? generator) =>
        generator is null ? default : new(ArgKind.Generator, generator.Handle, generator);
    public static implicit operator Arg(long[]? values) => values is null ? default : new(ArgKind.Ints, values.Length, values);
    public static implicit operator Arg(Tensor[] tensors) => new(ArgKind.Tensors, tensors.Length, tensors);
    public static implicit operator Arg(string text) => new(ArgKind.Text, text.Length, text);

    /// <summary>How many words the argument takes in the encoding that native/shim.cpp reads.</summary>
    internal int Words => Kind switch
    {
        ArgKind.None => 1,
        < ArgKind.Text => 2,
        ArgKind.Text => 1 + (int)(Bits + 7) / 8,
        _ => 1 + (int)Bits,
    };

    internal unsafe long* Write(long* p)
    {
        if (Kind < ArgKind.Text)
        {
            *p++ = (long)Kind;
            if (Kind != ArgKind.None)
                *p++ = Bits;
            return p;
        }
        *p++ = (long)Kind | Bits << 8;
        switch (Kind)
        {
            case ArgKind.Text:
                var text = Unsafe.As<string>(Items)!;
                for (int i = 0; i < text.Length; i++)
                    ((byte*)p)[i] = (byte)text[i];
                return p + (text.Length + 7) / 8;
            case ArgKind.Ints:
                foreach (long value in Unsafe.As<long[]>(Items)!)
                    *p++ = value;
                return p;
            default:
                foreach (Tensor tensor in Unsafe.As<Tensor[]>(Items)!)
                    *p++ = tensor.Handle;
                return p;
        }
    }
}
