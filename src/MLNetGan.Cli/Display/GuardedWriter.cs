using System.Text;

namespace MLNetGan.Cli.Display;

/// <summary>Writes until that fails, as on a full disk or a closed terminal; after that nothing is written any more.</summary>
/// <param name="inner">Where to write.</param>
/// <param name="failed">Is told why it failed, once.</param>
internal sealed class GuardedWriter(TextWriter inner, Action<Exception> failed) : TextWriter
{
    /// <summary>Whether something could not be written.</summary>
    public bool HasFailed { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (HasFailed)
            return;
        try
        {
            write();
        }
        // Not to be allowed to write is how .NET tells of an output that was closed before the program began.
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            HasFailed = true;
            failed(error);
        }
    }
}
