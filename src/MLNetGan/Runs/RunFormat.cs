using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MLNetGan.Runs;

/// <summary>Reads and writes the JSON files of a run that have a format of their own, and refuses other formats.</summary>
internal static class RunFormat
{
    private const int LongestReason = 300;

    /// <summary>The most characters that the name of a system may have.</summary>
    public const int LongestName = 64;

    private static readonly JsonSerializerOptions s_json = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The version of this library, which runs name so that it can be told who reads them.</summary>
    public static string Version { get; } = typeof(RunFormat).Assembly.GetName().Version!.ToString(3);

    public static void Write<T>(Stream stream, T content) => JsonSerializer.Serialize(stream, content, s_json);

    /// <summary>Reads a file that has the properties Format and Version beside its own.</summary>
    /// <exception cref="InvalidDataException">It has another format, or is damaged.</exception>
    public static T Read<T>(string path, int format) where T : class =>
        TryRead(path, format, out T? content, out string? fault) ? content : throw new InvalidDataException(fault);

    /// <summary>As <see cref="Read"/>; where the file is missing or damaged, the fault says so.</summary>
    /// <exception cref="InvalidDataException">It has another format.</exception>
    public static bool TryRead<T>(string path, int format, [NotNullWhen(true)] out T? content, [NotNullWhen(false)] out string? fault)
        where T : class
    {
        (content, fault) = (null, null);
        try
        {
            JsonElement file = JsonSerializer.Deserialize<JsonElement>(ReadText(path));
            if (!file.TryGetProperty("Format", out JsonElement number))
                throw new JsonException("it has no \"Format\".");
            int found = number.GetInt32();
            if (found != format)
                throw new InvalidDataException(OtherFormat(path, format, found, file));
            content = file.Deserialize<T>(s_json) ?? throw new JsonException("it is empty.");
            return true;
        }
        catch (Exception error) when (IsDamage(error) || error is FileNotFoundException or DirectoryNotFoundException)
        {
            fault = Damaged(path, error).Message;
            return false;
        }
    }

    /// <summary>Whether an exception tells of a JSON file that is not what was written.</summary>
    public static bool IsDamage(Exception error) =>
        error is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or NotSupportedException or ArgumentException;

    /// <summary>The text of a file. A pipe, which one could wait for for ever, is no such file.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static string ReadText(string path)
    {
        try
        {
            OrdinaryFile.Length(path);
        }
        catch (InvalidDataException error)
        {
            throw new JsonException(error.Message, error);
        }
        return SharedFile.ReadText(path);
    }

    /// <summary>The error for a file that cannot be read.</summary>
    public static InvalidDataException Damaged(string path, Exception error) => new($"'{path}' cannot be read: {Reason(error)}", error);

    /// <summary>What is wrong, in one line. Messages of JSON may quote the rest of the file, those of arguments name a parameter.</summary>
    public static string Reason(Exception error) => Shorten(Words(error).Split(" (Parameter '")[0])!.ReplaceLineEndings(" ");

    /// <summary>Text out of a file, for a message.</summary>
    public static string? Shorten(string? text) => text?.Length > LongestReason ? $"{text.AsSpan(0, LongestReason)}..." : text;

    // Of what is null or missing .NET names the class here that has no place for that.
    private static string Words(Exception error) =>
        error is not JsonException || !error.Message.Contains("type 'MLNetGan.", StringComparison.Ordinal) ? error.Message
        : error.Message.Split("including: ") is [_, var missing] ? $"it lacks {missing}"
        : error.Message.Split('\'') is [_, var name, _, _, ..] ? $"its \"{name}\" is null: expected a value."
        : error.Message;

    private static string OtherFormat(string path, int format, int found, JsonElement file)
    {
        string writer = file.TryGetProperty("Version", out JsonElement version)
            ? $"MLNetGan {version.GetString()}"
            : "a version of MLNetGan before 0.1.0";
        return $"'{path}' has format {found}, expected {format}: it is of {writer}. " +
            "Load or resume the run with that version, or train again in another folder.";
    }
}
