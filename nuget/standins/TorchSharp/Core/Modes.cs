using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new AutoGradMode(false);
    public static IDisposable enable_grad(bool enabled = true) => new AutoGradMode(enabled);
    public static bool is_grad_enabled() => NativeMethods.mg_grad_enabled() != 0;
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static int get_num_threads() => NativeMethods.mg_threads();

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    private sealed class AutoGradMode : IDisposable
    {
        private readonly int _before = NativeMethods.mg_grad_enabled();

        internal AutoGradMode(bool enabled) => NativeMethods.mg_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose() => NativeMethods.mg_set_grad_enabled(_before);
    }

    private sealed class InferenceMode(bool mode) : IDisposable
    {
        private nint _guard = NativeMethods.mg_inference_enter(mode ? 1 : 0);

        public void Dispose()
        {
            if (_guard != 0)
                NativeMethods.mg_inference_leave(_guard);
            _guard = 0;
        }
    }
}
