using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>Marks the name of a column, which is not blank.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NamesColumnAttribute : ValidationAttribute
{
    /// <summary>Whether a system does without the column, and with other networks, where no name is given.</summary>
    public bool IsSwitch { get; init; }

    public override bool IsValid(object? value) => value is null || (value is string name && !string.IsNullOrWhiteSpace(name));
}
