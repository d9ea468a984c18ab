namespace Microsoft.ML.Runtime;

/// <summary>Takes log messages.</summary>
public interface IChannel : IPipe<ChannelMessage>
{
    void Warning(MessageSensitivity sensitivity, string fmt);
    void Info(MessageSensitivity sensitivity, string fmt);
}
