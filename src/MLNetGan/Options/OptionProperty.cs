using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;

namespace MLNetGan;

/// <summary>A property of options: its range, which stands on it as attributes or follows from its type, in checks and in words.</summary>
internal sealed class OptionProperty
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<OptionProperty>> s_byOptions = new();
    private readonly PropertyInfo _property;
    private readonly ValidationAttribute[] _rules;
    private readonly NamesColumnAttribute? _column;

    private OptionProperty(PropertyInfo property)
    {
        _property = property;
        _rules = [.. property.GetCustomAttributes<ValidationAttribute>()];
        _column = _rules.OfType<NamesColumnAttribute>().FirstOrDefault();
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        IsNullable = Type != property.PropertyType || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        MayChangeOnResume = property.GetCustomAttribute<MayChangeOnResumeAttribute>() is not null;
        IsSetting = property.GetCustomAttribute<JsonIgnoreAttribute>() is null;
        if (_rules.OfType<RangeAttribute>().FirstOrDefault() is { } range && range.OperandType != Type)
            throw new InvalidOperationException($"{DeclaringType.Name}.{Name} is of {Type.Name}, its range of {range.OperandType.Name}.");
        HasUpperEnd = _rules.Any(
            rule => rule is AllowedValuesAttribute or RangeAttribute { Maximum: not (int.MaxValue or double.MaxValue) });
        Range = Describe() + (IsNullable ? " or null" : "");
    }

    public string Name => _property.Name;

    /// <summary>The class of options that declares it.</summary>
    public Type DeclaringType => _property.DeclaringType!;

    /// <summary>The type of its values, without the question mark.</summary>
    public Type Type { get; }

    public bool IsNullable { get; }

    /// <summary>
    /// Whether it says how to train, and belongs to what a run folder remembers, rather than being handed over for one run.
    /// </summary>
    public bool IsSetting { get; }

    /// <summary>Whether a resumed run may have another value than before.</summary>
    public bool MayChangeOnResume { get; }

    /// <summary>Whether it names a column of the data.</summary>
    public bool IsColumn => _column is not null;

    /// <summary>Whether it names a column without which the system has other networks.</summary>
    public bool IsSwitch => _column?.IsSwitch ?? false;

    /// <summary>Whether it says how many channels are taken of a column of images; one of vectors has its own.</summary>
    public bool IsOfImageColumns => Name is nameof(TrainingOptions.ImageChannels) or nameof(ImageToImageOptions.InputChannels);

    /// <summary>The values that it can have, in words: "from 0 to below 1".</summary>
    public string Range { get; }

    /// <summary>Whether its range names the largest value.</summary>
    public bool HasUpperEnd { get; }

    /// <summary>The properties of a class of options that can be set, its own before those of the classes that it derives from.</summary>
    public static IReadOnlyList<OptionProperty> Of(Type options) => s_byOptions.GetOrAdd(
        options,
        type => [.. type.GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => new OptionProperty(property))]);

    /// <summary>Holds the properties of options against their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A property is out of its range.</exception>
    public static void RequireRanges(object options)
    {
        foreach (OptionProperty property in Of(options.GetType()))
        {
            object? value = property.Value(options);
            if (!property.IsInRange(value))
                throw Refusal(options, property.Name, value, property.Range);
        }
    }

    /// <summary>Tells of a property what was expected and what was found.</summary>
    public static ArgumentOutOfRangeException Refusal(object options, string property, object? value, string expected) => new(
        property, value, FormattableString.Invariant($"{options.GetType().Name}.{property}: expected {expected}, got {value ?? "null"}."));

    public object? Value(object options) => _property.GetValue(options);

    public void Set(TrainingOptions options, object? value) => _property.SetValue(options, value);

    public bool IsInRange(object? value) => value switch
    {
        null => IsNullable || _rules.Length == 0,
        double number when !double.IsFinite(number) => false,
        float number when !float.IsFinite(number) => false,
        Enum => Enum.IsDefined(Type, value),
        _ => _rules.All(rule => rule.IsValid(value)),
    };

    private string Describe()
    {
        if (Type.IsEnum)
            return $"{("AEIOU".Contains(Type.Name[0]) ? "an" : "a")} {Type.Name}";
        string[] rules = [.. _rules.Select(rule => rule switch
        {
            NamesColumnAttribute => "a column name",
            AllowedValuesAttribute allowed => $"{string.Join(", ", allowed.Values.SkipLast(1).Select(Text))} or {Text(allowed.Values[^1])}",
            DeniedValuesAttribute denied => $"not {string.Join(" or ", denied.Values.Select(Text))}",
            RangeAttribute range => Describe(range),
            _ => throw new InvalidOperationException($"{DeclaringType.Name}.{Name} has a rule without words, {rule.GetType().Name}."),
        })];
        return rules.Length > 0 ? string.Join(", ", rules)
            : Type == typeof(double) || Type == typeof(float) ? "a finite value"
            : $"{Type.Name}";
    }

    private string Describe(RangeAttribute range)
    {
        if (Type == typeof(TimeSpan))
            return "a positive time";
        if (!HasUpperEnd)
            return !range.MinimumIsExclusive ? $"at least {Text(range.Minimum)}"
                : range.Minimum is 0.0 ? "a positive number"
                : $"above {Text(range.Minimum)}";
        return $"from {(range.MinimumIsExclusive ? "above " : "")}{Text(range.Minimum)} " +
            $"to {(range.MaximumIsExclusive ? "below " : "")}{Text(range.Maximum)}";
    }

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
