namespace Microsoft.ML.Runtime;

/// <summary>A log message.</summary>
public readonly struct ChannelMessage
{
    public readonly ChannelMessageKind Kind;
    public readonly MessageSensitivity Sensitivity;

    public string Message { get; }

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string message)
    {
        Contracts.CheckNonEmpty(message, nameof(message));
        (Kind, Sensitivity, Message) = (kind, sensitivity, message);
    }
}
