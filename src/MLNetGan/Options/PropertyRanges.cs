using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>Holds options that are not of training against the ranges that stand on their properties.</summary>
internal static class PropertyRanges
{
    /// <exception cref="ArgumentOutOfRangeException">A property is out of its range.</exception>
    public static void Validate(object options)
    {
        List<ValidationResult> broken = [];
        if (!Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true))
            throw new ArgumentOutOfRangeException(broken[0].MemberNames.First(), broken[0].ErrorMessage);
    }
}
