namespace MLNetGan;

/// <summary>Something that a training run does and should not; training goes on.</summary>
/// <param name="Kind">What was seen.</param>
/// <param name="Message">What was seen, what it means and what to do about it.</param>
public sealed record TrainingWarning(TrainingWarningKind Kind, string Message);
