namespace MLNetGan.Runs;

/// <summary>Epochs as phases count them: those that were seen or, where the time cuts a phase short, all that it should have had.</summary>
/// <param name="Done">Whole ones.</param>
/// <param name="Begun">With the one in progress, which ends with a phase that was cut short.</param>
internal readonly record struct PhaseEpochs(long Done, long Begun);
