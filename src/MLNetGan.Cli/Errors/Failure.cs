using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Errors;

/// <summary>What the tool tells of an error, on one line and in words of the command line.</summary>
internal static partial class Failure
{
    /// <summary>Describes an error; one that nobody foresaw is a fault of the tool, whose details go into a file to report.</summary>
    public static string Describe(Exception error)
    {
        error = Unwrap(error);
        if (IsOutOfMemory(error))
            return "out of memory. Lower --set BatchSize, --size or what makes the networks large, take --preset compact, " +
                "or give fewer or smaller images.";
        return IsExpected(error) ? Message(error)
            : $"unexpected {error.GetType().Name}: {Message(error)} This is a fault of mlnetgan. " +
                $"Please report it to its authors{Details(error)}.";
    }

    /// <summary>An error's own words on one line.</summary>
    public static string Message(Exception error)
    {
        string message = error switch
        {
            // .NET appends the parameter's name and value, which mean nothing on a command line.
            ArgumentException { ParamName: { Length: > 0 } name } => error.Message.Split($" (Parameter '{name}')")[0],
            // TorchSharp's ends in the native library's stack.
            ExternalException => error.Message.Split('\n')[0],
            _ => error.Message,
        };
        return ToolWords.Of(LineEnds().Replace(message, " ").Trim());
    }

    /// <summary>Takes off wrappers that say nothing themselves.</summary>
    private static Exception Unwrap(Exception error)
    {
        while (error is AggregateException or TypeInitializationException or TargetInvocationException && error.InnerException is { } inner)
            error = inner;
        return error;
    }

    private static bool IsOutOfMemory(Exception error) =>
        error is OutOfMemoryException || (error is ExternalException && NoMemory().IsMatch(error.Message));

    // What the library and ML.NET throw on purpose; thrown by .NET's own classes, the same types tell of a fault.
    private static bool IsExpected(Exception error) => error switch
    {
        UserException or IOException or InvalidDataException or UnauthorizedAccessException => true,
        ObjectDisposedException => false,
        ArgumentException or InvalidOperationException => error.Source is { } source
            && (source.StartsWith("MLNetGan", StringComparison.Ordinal) || source.StartsWith("Microsoft.ML", StringComparison.Ordinal)),
        _ => false,
    };

    private static string Details(Exception error)
    {
        string path = Path.Combine(Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"mlnetgan-fault-{DateTime.Now:yyyyMMdd-HHmmss}-{Environment.ProcessId}.txt"));
        string version = typeof(Failure).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        try
        {
            File.WriteAllText(path, $"mlnetgan {version}, {RuntimeInformation.FrameworkDescription}, " +
                $"{RuntimeInformation.RuntimeIdentifier}\n{Environment.CommandLine}\n{error}\n");
            return $", with the file '{path}'";
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineEnds();

    [GeneratedRegex("out of memory|not enough memory|allocate memory", RegexOptions.IgnoreCase)]
    private static partial Regex NoMemory();
}
