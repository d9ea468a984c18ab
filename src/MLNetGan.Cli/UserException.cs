namespace MLNetGan.Cli;

/// <summary>An error that the user can mend; the message says how.</summary>
internal sealed class UserException(string message, Exception? inner = null) : Exception(message, inner);
