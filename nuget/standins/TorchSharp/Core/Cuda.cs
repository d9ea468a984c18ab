using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)NativeMethods.mg_version())!;

    public static bool cuda_is_available() => cuda.is_available();

    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;
        public static bool is_cudnn_available() => NativeMethods.mg_cudnn_available() != 0;
        public static int device_count() => NativeMethods.mg_cuda_count();
        public static void manual_seed(long seed) => NativeMethods.Check(NativeMethods.mg_cuda_seed(seed, 0));
        public static void manual_seed_all(long seed) => NativeMethods.Check(NativeMethods.mg_cuda_seed(seed, 1));
        public static void synchronize(Device? device = null) => NativeMethods.Check(NativeMethods.mg_cuda_synchronize(device?.index ?? -1));
    }
}
