using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;

namespace MLNetGan.Native;

/// <summary>Loads native libraries, and says what is missing, damaged or too old where that fails.</summary>
internal static partial class NativeLibraries
{
    /// <summary>The packages of which a program needs one.</summary>
    public const string TorchPackages = "TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows";

    private const string Restore = "Clear the package cache (dotnet nuget locals all --clear), restore and build again.";

    // Those whose libtorch and whose library of TorchSharp packages have.
    private static readonly string[] s_torchPlatforms = ["linux-x64", "win-x64", "win-arm64", "osx-arm64"];

    private static string Platform => (OperatingSystem.IsWindows() ? "win-" : OperatingSystem.IsMacOS() ? "osx-" : "linux-") +
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>Loads ONNX Runtime, and has it collect no data about its use.</summary>
    /// <exception cref="InvalidOperationException">It cannot be loaded.</exception>
    public static void LoadOnnxRuntime()
    {
        Load("onnxruntime", typeof(OrtEnv).Assembly, "ONNX Runtime's native library", "Microsoft.ML.OnnxRuntime");
        // Where the variable that LibTorch.Prepare sets is not known: on Windows.
        OrtEnv.Instance().DisableTelemetryEvents();
    }

    /// <summary>Loads a library as the assembly that uses it does.</summary>
    /// <param name="name">Its name without prefix and extension.</param>
    /// <param name="user">The assembly.</param>
    /// <param name="title">What to call it.</param>
    /// <param name="packages">The package that brings it.</param>
    /// <exception cref="InvalidOperationException">It cannot be loaded; the message, of one line, says why and what to do.</exception>
    public static nint Load(string name, Assembly user, string title, string packages)
    {
        string? file = NativeFiles.Find(NativeFiles.NameOf(name));
        if (file is not null && FirstCutShort(Path.GetDirectoryName(file)!) is { } cut)
            throw new InvalidOperationException($"'{cut}' is damaged: it is shorter than it says. {Restore}");
        try
        {
            if (NativeLibrary.TryLoad(name, user, null, out nint library))
                return library;
        }
        catch (DllNotFoundException)
        {
            // A context that loads libraries by itself throws; the reason is found below.
        }
        if (file is null)
            throw new InvalidOperationException($"{title} cannot be loaded. {Missing(packages, Platform)}");
        try
        {
            // By its path .NET tries no other spelling of the name, so that the message is about this file alone.
            return NativeLibrary.Load(file);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new InvalidOperationException($"{title} cannot be loaded. {Explain(error.Message, file, packages)}", error);
        }
    }

    /// <summary>The fix where there is no file of a library.</summary>
    /// <param name="packages">The package that brings it.</param>
    /// <param name="platform">The system and the processor, as packages name them.</param>
    internal static string Missing(string packages, string platform) => packages == TorchPackages && !s_torchPlatforms.Contains(platform)
        ? $"No package has it for {platform}, only for {string.Join(", ", s_torchPlatforms)}. Run the program on one of these."
        : $"Reference the package {packages} in the program.";

    /// <summary>What a loader's message means, and the fix.</summary>
    /// <param name="message">What .NET says when the file cannot be loaded; its last line is the system's reason.</param>
    /// <param name="file">The library's file, which is there.</param>
    /// <param name="packages">The package that brings it.</param>
    internal static string Explain(string message, string file, string packages)
    {
        if (MissingVersion().Match(message) is { Success: true } version)
        {
            return $"It needs {version.Groups["version"].Value}, and this system's {version.Groups["library"].Value} is too old " +
                "for that. Update that library, or use a later release of the system (libtorch asks for what Debian 12, " +
                "Ubuntu 22.04 and RHEL 9 have).";
        }
        if (MissingLibrary().Match(message) is { Success: true } missing)
            return $"'{file}' needs {missing.Groups["library"].Value}, which is missing. Install it, or, if it is a part of the package " +
                $"{packages}, do this: {Restore}";
        if (message.Contains("0x8007007E", StringComparison.OrdinalIgnoreCase))
            return $"'{file}' needs a library that is missing. Install the Visual C++ Redistributable. If it is there: {Restore}";
        return $"'{file}' is damaged or of another platform. {Restore}";
    }

    // The Linux loader maps what a file says of itself without a look at its length, and the first touch ends the process.
    private static string? FirstCutShort(string folder) =>
        OperatingSystem.IsLinux() ? Directory.EnumerateFiles(folder, "*.so*").FirstOrDefault(IsCutShort) : null;

    private static bool IsCutShort(string file)
    {
        try
        {
            return ElfFile.IsCutShort(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nothing that anybody loads.
            return false;
        }
    }

    [GeneratedRegex(@"(?<library>[^\s/]+): version `(?<version>[^']+)' not found")]
    private static partial Regex MissingVersion();

    // Of a library that others ask for, Linux gives the name alone; where it gives a path, the file is there but of another platform.
    [GeneratedRegex(@"(^(?<library>[^\s/:]+): cannot open shared object file|Library not loaded: (?<library>\S+))", RegexOptions.Multiline)]
    private static partial Regex MissingLibrary();
}
