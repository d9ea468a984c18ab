using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>The arguments of a benchmark: <c>NAME [--option VALUE]...</c></summary>
internal sealed class BenchmarkArguments
{
    private static readonly string[] s_options = ["--steps", "--epochs", "--size", "--resolution", "--batch", "--channels", "--preset", "--device", "--format", "--seed", "--count", "--only", "--keep", "--seconds"];

    private readonly Dictionary<string, string> _values = [];

    /// <exception cref="FormatException">An option is unknown or has no value.</exception>
    public BenchmarkArguments(string[] arguments)
    {
        for (int i = 1; i < arguments.Length; i += 2)
        {
            if (!s_options.Contains(arguments[i]) || i + 1 == arguments.Length)
                throw new FormatException($"{arguments[i]}: expected {string.Join(", ", s_options)}, each with a value.");
            _values[arguments[i]] = arguments[i + 1];
        }
    }

    /// <summary>Training steps to measure, or batches.</summary>
    public int Steps => Number("--steps") ?? 100;

    /// <summary>Where to measure.</summary>
    public Device Device => Choice("--device", "cpu", "cuda") == "cuda" ? new Device(DeviceType.CUDA, 0) : CPU;

    /// <summary>A whole number of at least 1; null when it is not given.</summary>
    public int? Number(string option)
    {
        if (Text(option) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1
            ? value
            : throw new FormatException($"{option} {text}: expected a whole number of at least 1.");
    }

    /// <summary>One of some words, the first of which is the default.</summary>
    public string Choice(string option, params string[] words)
    {
        string word = _values.GetValueOrDefault(option, words[0]);
        return words.Contains(word) ? word : throw new FormatException($"{option} {word}: expected {string.Join(" or ", words)}.");
    }

    /// <summary>An option as it was given; null when it is not.</summary>
    public string? Text(string option) => _values.GetValueOrDefault(option);

    /// <summary>All options as they were given, for the same benchmark in another process.</summary>
    public IEnumerable<string> Given => _values.SelectMany(pair => new[] { pair.Key, pair.Value });
}
