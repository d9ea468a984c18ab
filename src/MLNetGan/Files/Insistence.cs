namespace MLNetGan.Files;

/// <summary>
/// Tries steps on the disk again that another program hinders for a moment: Windows neither renames nor deletes what somebody has open, and
/// virus scanners and indexers open whatever was just written.
/// </summary>
internal static class Insistence
{
    // In milliseconds: two and a half seconds in all.
    private const int FirstPause = 10, LastPause = 1280;

    private static readonly AsyncLocal<bool?> s_isOn = new();

    /// <summary>Whether steps are tried again: on Windows, and in a test from where it was set.</summary>
    public static bool IsOn
    {
        get => s_isOn.Value ?? OperatingSystem.IsWindows();
        set => s_isOn.Value = value;
    }

    /// <summary>Takes a step, which fails only if it does so for a few seconds.</summary>
    public static void Take(Action step)
    {
        for (int pause = FirstPause; ; pause *= 2)
        {
            try
            {
                step();
                return;
            }
            catch (Exception error) when (IsOn && pause <= LastPause && MayPass(error))
            {
                Thread.Sleep(pause);
            }
        }
    }

    // What is missing does not come.
    private static bool MayPass(Exception error) =>
        error is UnauthorizedAccessException or IOException and not (FileNotFoundException or DirectoryNotFoundException);
}
