using System.Text;
using System.Text.RegularExpressions;
using MLNetGan.Randomness;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Damage to words of a text: what stands between separators.</summary>
internal static partial class TextMutations
{
    private static readonly string[] s_words =
    [
        "", " ", "x", "-", "0", "-1", "0.5", "1e308", "1e400", "NaN", "Infinity",
        "2147483648", "9223372036854775807", "99999999999999999999", "\0", "\"", "1,5",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("word replaced", (byte[] whole, ref CounterRandom random) => Change(whole, ref random, static (_, word) => word)),
        new("word repeated", (byte[] whole, ref CounterRandom random) => Change(whole, ref random, static (found, _) => found + found)),
        new("word added", (byte[] whole, ref CounterRandom random) => Change(whole, ref random, static (found, word) => $"{found},{word}")),
    ];

    private static byte[] Change(byte[] whole, ref CounterRandom random, Func<string, string, string> change)
    {
        string text = Encoding.UTF8.GetString(whole), word = s_words[random.Below(s_words.Length)];
        MatchCollection words = Word().Matches(text);
        Match found = words[random.Below(words.Count)];
        return Encoding.UTF8.GetBytes($"{text[..found.Index]}{change(found.Value, word)}{text[(found.Index + found.Length)..]}");
    }

    [GeneratedRegex(@"[^,\n]+")]
    private static partial Regex Word();
}
