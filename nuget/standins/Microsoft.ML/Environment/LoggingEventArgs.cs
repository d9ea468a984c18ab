using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A message of the log of an <see cref="MLContext"/>.</summary>
public class LoggingEventArgs : EventArgs
{
    public LoggingEventArgs(string message, ChannelMessageKind kind, string source)
    {
        RawMessage = message;
        Kind = kind;
        Source = source;
        Message = $"[Source={Source}, Kind={Kind}] {RawMessage}";
    }

    public string Source { get; }
    public ChannelMessageKind Kind { get; }
    public string Message { get; }
    public string RawMessage { get; }
}
