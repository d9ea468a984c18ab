using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLNetGan.Cli.Errors;

namespace MLNetGan.Cli.Runs;

/// <summary>Properties of a system's options as <c>--set NAME=VALUE</c> sets them.</summary>
internal static class Setting
{
    /// <summary>What stands for null.</summary>
    public const string None = "none";

    private static readonly JsonSerializerOptions s_json = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(), new FiniteNumberConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // What train has options of its own for.
    private static readonly Dictionary<string, string> s_ownOptions = new()
    {
        [nameof(TrainingOptions.Epochs)] = "--epochs",
        [nameof(TrainingOptions.MaximumDuration)] = "--minutes",
        [nameof(TrainingOptions.Seed)] = "--seed",
        [nameof(TrainingOptions.BestBy)] = "--evaluate",
        [nameof(TrainingOptions.EvaluationExtractor)] = "--evaluate",
        [nameof(TrainingOptions.EvaluationInterval)] = "--every",
        [nameof(TrainingOptions.SheetInterval)] = "--sheet-every",
        [nameof(TrainingOptions.Patience)] = "--patience",
        // What the tool loads are vectors, which have their own.
        [nameof(TrainingOptions.ImageChannels)] = "--channels",
        [nameof(ImageToImageOptions.InputChannels)] = "--input-channels",
        [nameof(TrainingOptions.RunFolder)] = "--out",
        [nameof(TrainingOptions.Resume)] = "--resume",
        [nameof(TrainingOptions.TensorBoardFolder)] = "--tensorboard",
        [nameof(IMeasuredOptions.ValidationSet)] = "--test-images, --test-folder or --test-pairs",
    };

    /// <summary>All that can be set. Columns have the names that the tool gives them.</summary>
    public static IEnumerable<OptionProperty> Of(SystemDefinition system) => OptionProperty.Of(system.OptionsType)
        .Where(property => property.IsSetting && (!property.IsColumn || property.IsSwitch) && !s_ownOptions.ContainsKey(property.Name));

    /// <summary>Properties for which there are options of other names.</summary>
    public static IEnumerable<string> WithOwnOptions => s_ownOptions.Keys;

    /// <summary>The option of the tool that sets a property.</summary>
    public static string OptionOf(string property) => s_ownOptions.GetValueOrDefault(property) ?? $"--set {property}";

    /// <summary>Reads NAME=VALUE.</summary>
    /// <exception cref="UserException">There is no such option, or it cannot have the value.</exception>
    public static (OptionProperty Property, object? Value) Parse(SystemDefinition system, string assignment)
    {
        if (assignment.IndexOf('=') is not (> 0 and var end))
            throw new UserException($"--set {assignment}: expected NAME=VALUE.");
        string name = assignment[..end].Trim(), text = assignment[(end + 1)..].Trim();
        if (s_ownOptions.TryGetValue(name, out string? own))
            throw new UserException($"--set {name}: {own} sets this.");
        OptionProperty property = Of(system).FirstOrDefault(property => property.Name == name) ?? throw NoSuch(system, name);
        return TryParse(property, text, out object? value) && property.IsInRange(value)
            ? (property, value)
            : throw new UserException($"--set {assignment}: expected {Values(property)}{Kind(property)}.");
    }

    /// <summary>Reads several NAME=VALUE, of different names: values as text, by the names; null for none.</summary>
    /// <exception cref="UserException">There is no such option, it cannot have the value, or it is given twice.</exception>
    public static SortedDictionary<string, string>? ParseAll(SystemDefinition system, string[]? assignments)
    {
        if (assignments is not { Length: > 0 })
            return null;
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string assignment in assignments)
        {
            (OptionProperty property, object? value) = Parse(system, assignment);
            if (!settings.TryAdd(property.Name, Format(property, value)))
                throw new UserException($"--set {property.Name} is given twice. Leave one out.");
        }
        return settings;
    }

    /// <summary>The values that a property can have, in words.</summary>
    public static string Values(OptionProperty property)
    {
        string values = property.Type switch
        {
            { IsEnum: true } => Alternatives(Enum.GetNames(property.Type)),
            var type when type == typeof(bool) => "true or false",
            var type when type == typeof(LearningRateSchedule) => "'constant', 'linear from SHARE' or 'steps FACTOR at EPOCH,EPOCH'",
            { IsGenericType: true, GenericTypeArguments: [var item] } =>
                $"a JSON list of {{{string.Join(", ", item.GetProperties().Select(member => member.Name))}}}",
            _ => property.Range.Replace(" or null", ""),
        };
        return property.IsNullable ? $"{values}, or {None}" : values;
    }

    // What a range does not say of numbers: that they are whole and, where it has no upper end, how large they may be.
    private static string Kind(OptionProperty property) => property.Type != typeof(int) ? ""
        : property.HasUpperEnd ? ", in whole numbers" : $", in whole numbers up to {int.MaxValue}";

    /// <summary>Writes all options of a run, a line each.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="options">The options.</param>
    /// <param name="hasImages">Whether it is trained on a column of images rather than vectors.</param>
    public static void Write(TextWriter output, TrainingOptions options, bool hasImages)
    {
        foreach (OptionProperty property in OptionProperty.Of(options.GetType())
            .Where(property => property.IsSetting && (hasImages || !property.IsOfImageColumns)))
        {
            // The largest number of epochs stands for no limit.
            string value = property.Value(options) is int.MaxValue ? None : Format(property, property.Value(options));
            output.WriteLine($"  {property.Name}={value}");
        }
    }

    /// <summary>A value as <see cref="Parse"/> reads it.</summary>
    public static string Format(OptionProperty property, object? value) => value switch
    {
        null => None,
        bool isSet => isSet ? "true" : "false",
        Enum or string or LearningRateSchedule => $"{value}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, s_json),
    };

    private static bool TryParse(OptionProperty property, string text, out object? value)
    {
        value = null;
        if (property.IsNullable && text == None)
            return true;
        value = property.Type switch
        {
            { IsEnum: true } type => Enum.GetNames(type).Contains(text) ? Enum.Parse(type, text) : null,
            var type when type == typeof(bool) => text is "true" or "false" ? text == "true" : null,
            var type when type == typeof(int) => StrictNumber.TryWhole(text, out int whole) ? whole : null,
            var type when type == typeof(double) => StrictNumber.TryReal(text, out double real) ? real : null,
            var type when type == typeof(float) => StrictNumber.TryReal(text, out float real) ? real : null,
            var type when type == typeof(string) => text,
            var type when type == typeof(LearningRateSchedule) => Read(() => LearningRateSchedule.Parse(text)),
            var type => Read(() => JsonSerializer.Deserialize(text, type, s_json)) is IEnumerable list
                && list.Cast<object?>().All(item => item is not null)
                ? list : null,
        };
        return value is not null;
    }

    private static object? Read(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FormatException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static UserException NoSuch(SystemDefinition system, string name)
    {
        string? alike = Spelling.Nearest(name, Of(system).Select(property => property.Name));
        string advice = alike is null ? $"'mlnetgan options {system.Name}' lists what it has." : $"Did you mean {alike}?";
        return new UserException($"--set {name}: {system.Name} has no such option. {advice}");
    }

    private static string Alternatives(string[] names) => names is [var only] ? only : $"{string.Join(", ", names[..^1])} or {names[^1]}";
}
