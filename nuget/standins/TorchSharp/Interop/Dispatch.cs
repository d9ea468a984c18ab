using System.Runtime.CompilerServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Calls operators through libtorch's dispatcher. Each operator is looked up once.</summary>
internal static unsafe class Dispatch
{
    private const int StackWords = 64;
    private static readonly nint[] s_operators = new nint[Enum.GetValues<Op>().Length];

    /// <summary>Calls an operator that returns one tensor.</summary>
    internal static Tensor Call(Op op, params ReadOnlySpan<Arg> arguments) =>
        CallOptional(op, arguments) ?? throw new InvalidOperationException($"Operator {op} returned no tensor.");

    /// <summary>Calls an operator that returns one tensor or an undefined one.</summary>
    internal static Tensor? CallOptional(Op op, params ReadOnlySpan<Arg> arguments)
    {
        Invoke(op, arguments, 0, out long* values);
        return values[1] == 0 ? null : new Tensor((nint)values[1]);
    }

    /// <summary>Calls an in-place operator, whose result is the tensor that it was given.</summary>
    internal static void Run(Op op, params ReadOnlySpan<Arg> arguments) => Invoke(op, arguments, 1, out _);

    /// <summary>Calls an operator that returns a number or a boolean.</summary>
    internal static Scalar CallScalar(Op op, params ReadOnlySpan<Arg> arguments)
    {
        Invoke(op, arguments, 0, out long* values);
        return new Scalar((ArgKind)values[0], values[1]);
    }

    [SkipLocalsInit]
    private static long Invoke(Op op, ReadOnlySpan<Arg> arguments, int discard, out long* values)
    {
        nint handle = s_operators[(int)op];
        if (handle == 0)
            handle = Find(op);
        int words = 0;
        foreach (ref readonly var argument in arguments)
            words += argument.Words;
        long* fast = stackalloc long[StackWords];
        long returned;
        fixed (long* slow = words > StackWords ? new long[words] : null)
        fixed (long** result = &values)
        {
            long* start = words > StackWords ? slow : fast, p = start;
            foreach (ref readonly var argument in arguments)
                p = argument.Write(p);
            returned = NativeMethods.mg_call(handle, start, arguments.Length, discard, result);
        }
        return returned >= 0 ? returned : throw NativeMethods.Error();
    }

    private static nint Find(Op op)
    {
        string name = op.ToString();
        int split = name.LastIndexOf("__", StringComparison.Ordinal);
        string overload = split > 0 ? name[(split + 2)..] : "";
        fixed (byte* nameBytes = Encoding.UTF8.GetBytes("aten::" + (split > 0 ? name[..split] : name) + '\0'))
        fixed (byte* overloadBytes = Encoding.UTF8.GetBytes(overload + '\0'))
            return s_operators[(int)op] = NativeMethods.Check(NativeMethods.mg_find(nameBytes, overloadBytes));
    }
}
