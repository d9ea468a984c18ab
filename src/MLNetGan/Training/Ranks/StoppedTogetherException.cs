namespace MLNetGan.Training;

/// <summary>Processes that train together stop, all at the same place: none waits for another.</summary>
/// <param name="cancellation">This process's wish to stop, if it has one.</param>
/// <param name="inner">What this process was doing when it was stopped.</param>
internal sealed class StoppedTogetherException(CancellationToken cancellation, Exception? inner = null)
    : OperationCanceledException("Training was stopped, in all processes.", inner, cancellation);
