namespace MLNetGan.Cli.Errors;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The known word that is nearest, if it is near; case, dashes and underscores do not count.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string wanted = Letters(word);
        (string? nearest, int distance) = known.Select(candidate => ((string?)candidate, Distance(wanted, Letters(candidate))))
            .DefaultIfEmpty((null, int.MaxValue)).MinBy(candidate => candidate.Item2);
        return distance <= wanted.Length / 3 ? nearest : null;
    }

    private static string Letters(string word) => new([.. word.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>The fewest letters to add, drop, change or swap with the next (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var distances = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distances[i, j] = i + j;
                    continue;
                }
                int change = distances[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                distances[i, j] = Math.Min(change, 1 + Math.Min(distances[i - 1, j], distances[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distances[i, j] = Math.Min(distances[i, j], 1 + distances[i - 2, j - 2]);
            }
        }
        return distances[a.Length, b.Length];
    }
}
