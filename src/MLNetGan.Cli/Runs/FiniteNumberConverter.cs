using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetGan.Cli.Runs;

/// <summary>Refuses numbers that no double can hold: .NET reads them from JSON as infinity, and cannot write that again.</summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble() is var number && double.IsFinite(number) ? number : throw new JsonException("The number is too large.");

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
