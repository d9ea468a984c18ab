using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetGan;

/// <summary>Writes a schedule as its text.</summary>
internal sealed class LearningRateScheduleConverter : JsonConverter<LearningRateSchedule>
{
    public override LearningRateSchedule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LearningRateSchedule.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, LearningRateSchedule value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
