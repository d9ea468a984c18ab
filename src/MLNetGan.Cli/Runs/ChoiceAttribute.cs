namespace MLNetGan.Cli.Runs;

/// <summary>Says by which option of <c>train</c> a choice is made, and what a resume may make of it.</summary>
/// <param name="option">The option's name.</param>
/// <param name="rule">What a resume may do.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChoiceAttribute(string option, ResumeRule rule) : Attribute
{
    /// <summary>The option's name.</summary>
    public string Option { get; } = option;

    /// <summary>The choice of a resumed run.</summary>
    /// <param name="given">What the resume asks for.</param>
    /// <param name="earlier">What the run was asked for before; null for nothing.</param>
    /// <exception cref="UserException">The resume may not ask for this.</exception>
    public object Resumed(object given, object? earlier)
    {
        if (rule == ResumeRule.Repeat || (rule == ResumeRule.Replace && earlier is null))
            RequireSame(Option, given, earlier);
        return given;
    }

    /// <exception cref="UserException">The values are not the same.</exception>
    public static void RequireSame(string option, object given, object? earlier)
    {
        if (!given.Equals(earlier))
        {
            throw new UserException($"{option} {given} disagrees with the run, which " +
                $"{(earlier is null ? "has none" : $"has {earlier}")}. Leave it out to resume, or start another run in another folder.");
        }
    }
}

/// <summary>What a resume may make of a choice of the run.</summary>
internal enum ResumeRule
{
    /// <summary>It is left out or repeated.</summary>
    Repeat,

    /// <summary>It says where the same data lies now.</summary>
    Replace,

    /// <summary>It says how the run is watched or what ends it, and may be another one.</summary>
    Change,
}
