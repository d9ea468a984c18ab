namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Tells right from wrong: what was read of a damaged file, or the error.</summary>
internal static class FuzzJudge
{
    private const int LongestMessage = 2000;

    // What .NET, TorchSharp and libtorch say of a program's faults, and traces of their code.
    private static readonly string[] s_innerWords =
    [
        "Object reference not set", "Index was outside", "Index was out of range", "out of the range of valid values", "Sequence contains",
        "Arithmetic operation", "given key", "Nullable object", "Value cannot be null", "Length cannot be less", "Offset and length",
        "One or more errors", "Destination is too short", "Unable to cast", "same key", "current state of the object",
        "Array dimensions exceeded", "KeyDataViewType", "was thrown", "   at ", "c10::", "at::", "frame #", ".cpp:", "StackTrace",
    ];

    public static (FuzzVerdict Verdict, string Message) Judge(FuzzFormat format, Mutant mutant, FuzzContent whole, FuzzContent found)
    {
        bool isWhole = found == whole;
        if (mutant.Mutation.IsCut && !format.IsForeign && !format.IsPart(found, whole))
            return (FuzzVerdict.Wrong, $"A cut file is read as {found}, the whole one as {whole}.");
        if (!mutant.Mutation.IsRepaired && format.Checksum >= (isWhole ? FuzzChecksum.EveryByte : FuzzChecksum.Content))
            return (FuzzVerdict.Wrong, $"A damaged file is read as {found}, the whole one as {whole}.");
        if (format.Promises(mutant.Bytes) is { } said && !said.Contains(found.Shape))
            return (FuzzVerdict.Wrong, $"Read as {found.Shape}, but the head says {(said is [] ? "nothing" : string.Join(" or ", said))}.");
        return (FuzzVerdict.Accepted, isWhole ? "as the whole file" : "as something else that it may be");
    }

    public static (FuzzVerdict Verdict, string Message) Judge(FuzzFormat format, Exception error)
    {
        string message = $"{error.GetType().Name}: {error.Message}";
        if (error is OutOfMemoryException or InsufficientMemoryException)
            return (FuzzVerdict.Memory, message);
        return (format.IsForeign || IsClear(error, format.Names) ? FuzzVerdict.Refused : FuzzVerdict.Unclear, message);
    }

    private static bool IsClear(Exception error, IEnumerable<string> names) =>
        error is InvalidDataException or IOException or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException
        && error.Message.Length <= LongestMessage
        && names.Any(name => error.Message.Contains(name, StringComparison.Ordinal))
        && !s_innerWords.Any(words => error.Message.Contains(words, StringComparison.Ordinal));
}
