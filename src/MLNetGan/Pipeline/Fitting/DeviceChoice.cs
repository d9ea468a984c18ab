using Microsoft.ML;
using MLNetGan.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Where to train, by the convention of ML.NET's TorchSharp trainers.</summary>
internal static class DeviceChoice
{
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded; or a GPU was asked for, is missing, and FallbackToCpu is false.</exception>
    public static Device For(MLContext context)
    {
        // If libtorch is missing, that shows here and not after the data was looked at.
        LibTorch.Load();
        if (context.GpuDeviceId is not { } index)
            return CPU;
        if (cuda.is_available() && index >= 0 && index < cuda.device_count())
            return new Device(DeviceType.CUDA, index);
        if (context.FallbackToCpu)
            return CPU;
        throw new InvalidOperationException($"MLContext.GpuDeviceId is {index}, but {(cuda.is_available() ? $"there are only {cuda.device_count()} CUDA devices" : "CUDA is not available")}. " +
            "Reference TorchSharp-cuda-linux or TorchSharp-cuda-windows, set GpuDeviceId to null, or set FallbackToCpu to true.");
    }
}
