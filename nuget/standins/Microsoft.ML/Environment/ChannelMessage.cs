namespace Microsoft.ML.Runtime;

/// <summary>A log message.</summary>
public readonly struct ChannelMessage
{
    public readonly ChannelMessageKind Kind;
    public readonly MessageSensitivity Sensitivity;
    private readonly string _message;
    private readonly object[] _arguments;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string message, object[] arguments = null)
    {
        Contracts.CheckNonEmpty(message, nameof(message));
        (Kind, Sensitivity, _message, _arguments) = (kind, sensitivity, message, arguments);
    }

    public string Message => _arguments != null ? string.Format(_message, _arguments) : _message;
}
