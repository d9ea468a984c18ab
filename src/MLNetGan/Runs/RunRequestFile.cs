using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MLNetGan.Runs;

/// <summary>
/// options.json: what a command line asked for, which a resume must repeat or leave out, and the options that came of it.
/// </summary>
internal static class RunRequestFile
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="command">The command line that asks for all of it.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="options">What came of it.</param>
    public static void Write<TRequest>(RunFolder run, string command, TRequest request, TrainingOptions options) => AtomicFile.Write(
        run.Request,
        JsonSerializer.Serialize(new { RunFormat.Version, Command = command, Request = request, Options = (object)options }, s_json));

    /// <summary>The command line of the run; null where it was started by a program.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static string? ReadCommand(RunFolder run) =>
        File.Exists(run.Request) ? Read(run, "command", node => node.GetValue<string>()) : null;

    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static TRequest ReadRequest<TRequest>(RunFolder run) => Read(run, "request", node => node.Deserialize<TRequest>(s_json)!);

    private static T Read<T>(RunFolder run, string name, Func<JsonNode, T> read)
    {
        try
        {
            return read(JsonNode.Parse(RunFormat.ReadText(run.Request))?[name] ?? throw new JsonException($"there is no \"{name}\"."));
        }
        catch (Exception error) when (RunFormat.IsDamage(error))
        {
            throw RunFormat.Damaged(run.Request, error);
        }
    }
}
