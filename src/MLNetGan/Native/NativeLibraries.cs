using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace MLNetGan.Native;

/// <summary>Loads native libraries, and says what is missing or too old where that fails.</summary>
internal static partial class NativeLibraries
{
    /// <summary>The packages of which a program needs one.</summary>
    public const string TorchPackages = "TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows";

    /// <summary>Loads ONNX Runtime.</summary>
    /// <exception cref="InvalidOperationException">It cannot be loaded.</exception>
    public static void LoadOnnxRuntime() =>
        Load("onnxruntime", typeof(Microsoft.ML.OnnxRuntime.InferenceSession).Assembly, "ONNX Runtime's native library", "Microsoft.ML.OnnxRuntime");

    /// <summary>Loads a library as the assembly that uses it does.</summary>
    /// <param name="name">Its name without prefix and extension.</param>
    /// <param name="user">The assembly.</param>
    /// <param name="title">What to call it.</param>
    /// <param name="packages">The package that brings it.</param>
    /// <exception cref="InvalidOperationException">It cannot be loaded.</exception>
    public static nint Load(string name, Assembly user, string title, string packages)
    {
        try
        {
            return NativeLibrary.Load(name, user, null);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new InvalidOperationException($"{title} cannot be loaded. {Explain(error.Message, NativeFiles.Find(NativeFiles.NameOf(name)), packages)}", error);
        }
    }

    /// <summary>What a loader's message means, and the fix.</summary>
    /// <param name="message">The message: on Linux it holds a line of the dynamic loader for each file that was tried.</param>
    /// <param name="file">The library's file, or null where there is none.</param>
    /// <param name="packages">The package that brings it.</param>
    internal static string Explain(string message, string? file, string packages)
    {
        if (MissingVersion().Match(message) is { Success: true } version)
        {
            return $"It needs {version.Groups["version"].Value}, and this system's {version.Groups["library"].Value} is too old for that. " +
                "Update that library, or use a later release of the system (libtorch asks for what Debian 12, Ubuntu 22.04 and RHEL 9 have).";
        }
        if (file is null)
            return $"Reference the package {packages} in the program.";
        if (MissingLibrary().Matches(message).Select(match => match.Groups["library"].Value).FirstOrDefault(library => !Path.IsPathRooted(library) && !file.EndsWith(library, StringComparison.Ordinal) && !IsGuess(library, file)) is { } missing)
            return $"'{file}' needs {missing}, which this system lacks. Install it, or reference the package {packages} again if it is a part of that.";
        return OperatingSystem.IsWindows() && message.Contains("0x8007007E", StringComparison.OrdinalIgnoreCase)
            ? $"'{file}' needs a library that this system lacks. Install the Visual C++ Redistributable, and check that all of the package {packages} is there."
            : $"'{file}' is damaged or of another platform. Clear the package cache (dotnet nuget locals all --clear), restore and build again. {message}";
    }

    // .NET tries several spellings of a name; that one of them is not found says nothing.
    private static bool IsGuess(string library, string file) =>
        Path.GetFileName(file).Contains(library.Replace(".so", "").Replace("lib", ""), StringComparison.Ordinal);

    [GeneratedRegex(@"(?<library>[^\s/]+): version `(?<version>[^']+)' not found")]
    private static partial Regex MissingVersion();

    [GeneratedRegex(@"(?<library>[^\s:]+\.so[^\s:]*): cannot open shared object file")]
    private static partial Regex MissingLibrary();
}
