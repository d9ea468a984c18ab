using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The thread on which libtorch computes gradients on a GPU.</summary>
internal static class CudaThread
{
    /// <summary>
    /// Runs one kernel on it. The thread has no CUDA context before its first, and where that would be a product of matrices,
    /// as in a gradient penalty, cuBLAS finds none and libtorch prints a warning.
    /// </summary>
    public static void Prepare(Device device)
    {
        using DisposeScope scope = NewDisposeScope();
        // Fit may be called where gradients are off.
        using IDisposable grad = enable_grad();
        ones(1, device: device, requires_grad: true).exp().backward();
    }
}
