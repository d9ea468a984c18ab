namespace Microsoft.ML.Runtime;

/// <summary>Opens channels for messages.</summary>
public interface IChannelProvider
{
    IChannel Start(string name);
}
