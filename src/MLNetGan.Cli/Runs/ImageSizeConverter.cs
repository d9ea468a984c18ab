using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetGan.Cli.Runs;

/// <summary>Writes a size as the number that both sides have, or as "HEIGHTxWIDTH".</summary>
internal sealed class ImageSizeConverter : JsonConverter<ImageSize>
{
    public override ImageSize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return new ImageSize(reader.GetInt32(), reader.GetInt32());
        return ImageSize.Parse(reader.GetString() ?? "", int.MaxValue) ?? throw new JsonException("A size is a number or HEIGHTxWIDTH.");
    }

    public override void Write(Utf8JsonWriter writer, ImageSize value, JsonSerializerOptions options)
    {
        if (value.Height == value.Width)
            writer.WriteNumberValue(value.Height);
        else
            writer.WriteStringValue($"{value}");
    }
}
