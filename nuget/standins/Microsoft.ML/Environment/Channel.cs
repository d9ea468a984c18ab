using System.Diagnostics;

namespace Microsoft.ML.Runtime;

/// <summary>A channel into the log; it also tells when it opens and closes.</summary>
internal sealed class Channel : IChannel
{
    private readonly string _source;
    private readonly Action<string, ChannelMessage> _dispatch;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private bool _disposed;

    public Channel(string source, Action<string, ChannelMessage> dispatch)
    {
        _source = source;
        _dispatch = dispatch;
        Trace("Channel started");
    }

    public void Send(ChannelMessage msg) => _dispatch(_source, msg);

    public void Warning(MessageSensitivity sensitivity, string fmt) => Send(new ChannelMessage(ChannelMessageKind.Warning, sensitivity, fmt));

    public void Info(MessageSensitivity sensitivity, string fmt) => Send(new ChannelMessage(ChannelMessageKind.Info, sensitivity, fmt));

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Trace($"Channel finished. Elapsed {_watch.Elapsed:c}.");
        Trace("Channel disposed");
    }

    private void Trace(string message) => Send(new ChannelMessage(ChannelMessageKind.Trace, MessageSensitivity.None, message));
}
