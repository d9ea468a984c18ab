namespace MLNetGan.Training;

/// <summary>Of processes that train together another one could not start, and tells why; this one has nothing to add.</summary>
internal sealed class OtherProcessException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
