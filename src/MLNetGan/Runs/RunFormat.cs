using System.Text.Json;

namespace MLNetGan.Runs;

/// <summary>Reads and writes the JSON files of a run that have a format of their own, and refuses other formats.</summary>
internal static class RunFormat
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    /// <summary>The version of this library, which runs name so that it can be told who reads them.</summary>
    public static string Version { get; } = typeof(RunFormat).Assembly.GetName().Version!.ToString(3);

    public static void Write<T>(string path, T content) => AtomicFile.Write(path, JsonSerializer.Serialize(content, s_json));

    /// <summary>Reads a file that has the properties Format and Version beside its own.</summary>
    /// <exception cref="InvalidDataException">It has another format, or is damaged.</exception>
    public static T Read<T>(string path, int format)
    {
        try
        {
            JsonElement file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
            int found = file.GetProperty("Format").GetInt32();
            if (found == format)
                return file.Deserialize<T>()!;
            string writer = file.TryGetProperty("Version", out JsonElement version)
                ? $"MLNetGan {version.GetString()}"
                : "a version of MLNetGan before 0.1.0";
            throw new InvalidDataException($"'{path}' has format {found}, expected {format}: it is of {writer}. " +
                "Load or resume the run with that version, or train again in another folder.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {error.Message}", error);
        }
    }
}
