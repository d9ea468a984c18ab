using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(Op.zeros, size, dtype, device, requires_grad);
    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(Op.zeros, [size], dtype, device, requires_grad);
    public static Tensor zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(Op.zeros, [rows, columns], dtype, device, requires_grad);
    public static Tensor zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(Op.zeros, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    public static Tensor ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(Op.ones, [size], dtype, device, requires_grad);
    public static Tensor ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(Op.ones, [rows, columns], dtype, device, requires_grad);

    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(Op.empty__memory_format, size, dtype, device, requires_grad);

    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Call(Op.full, size, value, dtype ?? (is_integral(value.Type) ? ScalarType.Int64 : s_defaultType), Arg.None, InitializeDevice(device))
            .with_requires_grad(requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        bool integral = is_integral(start.Type) && is_integral(stop.Type) && is_integral(step.Type);
        return Call(Op.arange__start_step, start, stop, step, dtype ?? (integral ? ScalarType.Int64 : s_defaultType), Arg.None,
            InitializeDevice(device)).with_requires_grad(requires_grad);
    }

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.full_like(value, dtype, device, requires_grad);

    private static Tensor Make(Op op, long[] size, ScalarType? dtype, Device? device, bool requires_grad)
    {
        var made = Call(op, size, dtype ?? s_defaultType, Arg.None, InitializeDevice(device));
        return requires_grad ? made.with_requires_grad() : made;
    }
}
