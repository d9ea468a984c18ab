namespace MLNetGan.Pipeline;

/// <summary>Says which package is missing when a native library cannot be loaded.</summary>
internal static class NativeLibraries
{
    /// <summary>Makes the first use of libtorch.</summary>
    /// <exception cref="InvalidOperationException">The library cannot be loaded.</exception>
    public static T Torch<T>(Func<T> firstUse) =>
        Load(firstUse, "TorchSharp's native library", "TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows");

    /// <summary>Makes the first use of ONNX Runtime.</summary>
    /// <exception cref="InvalidOperationException">The library cannot be loaded.</exception>
    public static T OnnxRuntime<T>(Func<T> firstUse) => Load(firstUse, "ONNX Runtime's native library", "Microsoft.ML.OnnxRuntime");

    private static T Load<T>(Func<T> firstUse, string library, string packages)
    {
        try
        {
            return firstUse();
        }
        catch (Exception error) when (IsLoadFailure(error))
        {
            throw new InvalidOperationException($"{library} cannot be loaded. Reference the package {packages} in the program. {error.GetBaseException().Message}", error);
        }
    }

    // TorchSharp's loader throws NotSupportedException.
    private static bool IsLoadFailure(Exception error) => error switch
    {
        DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or NotSupportedException => true,
        TypeInitializationException { InnerException: { } inner } => IsLoadFailure(inner),
        _ => false,
    };
}
