namespace MLNetGan;

/// <summary>
/// Marks an option that says how long and how a run is watched, rather than what is trained: a resumed run may have another value.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MayChangeOnResumeAttribute : Attribute;
