using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Interop;

/// <summary>The C ABI of native/shim.cpp. A tensor handle is an owned reference to a libtorch TensorImpl.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "mlnetgan_torch";

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Load);

    private static nint Load(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
            return 0;
        const string file = "libmlnetgan_torch.so";
        string expected = Path.Combine(AppContext.BaseDirectory, file);
        try
        {
            return NativeLibrary.Load(File.Exists(expected) ? expected : file, assembly, path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            string problem = File.Exists(expected) ? "cannot be loaded" : "is missing";
            throw new NotSupportedException(
                $"The native library '{expected}' {problem}. Run './build.sh setup' (it installs libtorch and compiles the library), " +
                $"then build again; for a libtorch of your own set LIBTORCH to its folder. The loader said: {e.Message}", e);
        }
    }

    [DllImport(Library)] internal static extern byte* mg_error();
    [DllImport(Library)] internal static extern nint mg_find(byte* name, byte* overload);
    [DllImport(Library)] internal static extern long mg_call(nint op, long* arguments, long count, int discard, long** values);

    [DllImport(Library)] internal static extern void mg_release(nint tensor);
    [DllImport(Library)] internal static extern nint mg_alias(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long mg_dim(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long mg_numel(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long mg_dtype(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long mg_element_size(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long mg_is_contiguous(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long mg_device(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern void mg_sizes(nint tensor, long* sizes);
    [DllImport(Library), SuppressGCTransition] internal static extern void mg_strides(nint tensor, long* strides);
    [DllImport(Library)] internal static extern void* mg_data(nint tensor);
    [DllImport(Library)]
    internal static extern nint mg_from_blob(void* data, long* sizes, long dims, long dtype, delegate* unmanaged<nint, void> release, nint context);

    [DllImport(Library)] internal static extern long mg_requires_grad(nint tensor);
    [DllImport(Library)] internal static extern int mg_set_requires_grad(nint tensor, int value);
    [DllImport(Library)] internal static extern nint mg_grad(nint tensor);
    [DllImport(Library)] internal static extern int mg_set_grad(nint tensor, nint grad);
    [DllImport(Library)]
    internal static extern int mg_backward(nint* tensors, long count, nint* grads, long gradCount, int retainGraph, int createGraph,
        nint* inputs, long inputCount);
    [DllImport(Library)]
    internal static extern int mg_autograd_grad(nint* outputs, long count, nint* inputs, long inputCount, nint* grads, long gradCount,
        int retainGraph, int createGraph, int allowUnused, nint* gradients);
    [DllImport(Library)] internal static extern int mg_grad_enabled();
    [DllImport(Library)] internal static extern void mg_set_grad_enabled(int enabled);
    [DllImport(Library)] internal static extern nint mg_inference_enter(int mode);
    [DllImport(Library)] internal static extern void mg_inference_leave(nint guard);

    [DllImport(Library)] internal static extern nint mg_generator_default();
    [DllImport(Library)] internal static extern nint mg_generator_new(ulong seed);
    [DllImport(Library)] internal static extern void mg_generator_release(nint generator);
    [DllImport(Library)] internal static extern void mg_generator_seed(nint generator, long seed);
    [DllImport(Library)] internal static extern nint mg_generator_state(nint generator);
    [DllImport(Library)] internal static extern int mg_generator_set_state(nint generator, nint state);

    [DllImport(Library)] internal static extern int mg_threads();
    [DllImport(Library)] internal static extern int mg_cuda_count();
    [DllImport(Library)] internal static extern int mg_cuda_seed(long seed);

    /// <summary>What libtorch said when the last call on this thread failed, as the exception that TorchSharp throws.</summary>
    internal static ExternalException Error() => new(Marshal.PtrToStringUTF8((nint)mg_error()));

    internal static void Check(int status)
    {
        if (status < 0)
            throw Error();
    }

    internal static nint Check(nint handle) => handle != 0 ? handle : throw Error();
}
