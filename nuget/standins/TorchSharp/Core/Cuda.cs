using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;
        public static int device_count() => NativeMethods.mg_cuda_count();
        public static void manual_seed_all(long seed) => NativeMethods.Check(NativeMethods.mg_cuda_seed(seed));
    }
}
