namespace Microsoft.ML.Runtime;

/// <summary>Takes log messages.</summary>
public interface IChannel : IPipe<ChannelMessage>
{
    void Info(MessageSensitivity sensitivity, string fmt);
}
