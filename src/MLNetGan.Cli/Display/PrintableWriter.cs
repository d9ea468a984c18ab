using System.Text;

namespace MLNetGan.Cli.Display;

/// <summary>Writes text as <see cref="Printable"/> shows it.</summary>
internal sealed class PrintableWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value) => inner.Write(Printable.Of(value ?? ""));

    public override void Flush() => inner.Flush();
}
