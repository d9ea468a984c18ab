using System.Buffers;
using System.Text;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Names of folders for labels, good for every system. Characters that some system does not take are written as in web addresses,
/// % and two hexadecimal digits for each byte of UTF-8, so that <see cref="Uri.UnescapeDataString(string)"/> gives the label back.
/// </summary>
internal sealed class LabelFolders
{
    // What Windows refuses, and the sign of escapes itself.
    private static readonly SearchValues<char> s_escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '\x7f', .. "<>:\"/\\|?*%"]);

    private static readonly string[] s_devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"], s_numberedDevices = ["COM", "LPT"];

    private readonly Dictionary<string, string> _folders = [];
    // Systems that ignore case must not put two labels into one folder.
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The folder of a label, which no other label has.</summary>
    /// <exception cref="ArgumentException">The label is not valid Unicode, as another one was.</exception>
    public string this[string label]
    {
        get
        {
            if (_folders.TryGetValue(label, out string? folder))
                return folder;
            int escaped = IsDevice(label) ? 1 : 0;
            while (!_taken.Add(folder = Escape(label, escaped)))
            {
                if (++escaped > label.Length)
                    throw new ArgumentException($"Labels cannot be told from each other by the name of a folder, '{folder}'. Map them to " +
                        "other names.", nameof(label));
            }
            return _folders[label] = folder;
        }
    }

    /// <summary>Escapes what must be, and at least the first characters.</summary>
    private static string Escape(string label, int first)
    {
        var name = new StringBuilder();
        int at = 0;
        foreach (Rune rune in label.EnumerateRunes())
        {
            bool isLast = at + rune.Utf16SequenceLength == label.Length;
            bool isEscaped = at < first || (rune.IsBmp && s_escaped.Contains((char)rune.Value))
                || (rune.Value is ' ' or '.' && (at == 0 || isLast));
            at += rune.Utf16SequenceLength;
            if (isEscaped)
                AppendBytes(name, rune);
            else
                name.Append(rune);
        }
        return name.ToString();
    }

    private static void AppendBytes(StringBuilder name, Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (byte value in bytes[..rune.EncodeToUtf8(bytes)])
            name.Append('%').Append(value.ToString("X2", null));
    }

    // Windows opens a device whatever follows the first point.
    private static bool IsDevice(string label)
    {
        string name = label.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return s_devices.Contains(name)
            || (name is [.. var device, (>= '0' and <= '9') or '¹' or '²' or '³'] && s_numberedDevices.Contains(device));
    }
}
