using Microsoft.ML;
using MLNetGan.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Where to train, by the convention of ML.NET's TorchSharp trainers.</summary>
internal static class DeviceChoice
{
    /// <exception cref="InvalidOperationException">
    /// libtorch cannot be loaded; or a GPU was asked for, is missing, and FallbackToCpu is false.
    /// </exception>
    public static Device For(MLContext context)
    {
        // If libtorch is missing, that shows here and not after the data was looked at.
        LibTorch.Load();
        if (context.GpuDeviceId is not { } index)
            return CPU;
        if (Lack(index) is not { } lack)
            return new Device(DeviceType.CUDA, index);
        if (context.FallbackToCpu)
            return CPU;
        throw new InvalidOperationException($"MLContext.GpuDeviceId is {index}, but {lack}. " +
            "Reference TorchSharp-cuda-linux or TorchSharp-cuda-windows, set GpuDeviceId to null, or set FallbackToCpu to true.");
    }

    /// <summary>Why a GPU cannot be trained on, in words; null where it can.</summary>
    public static string? Lack(int index)
    {
        LibTorch.Load();
        return !cuda.is_available() ? "CUDA is not available"
            : index < 0 || index >= cuda.device_count() ? $"there are only {cuda.device_count()} CUDA devices"
            : null;
    }
}
