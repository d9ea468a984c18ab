using System.Runtime.InteropServices;

namespace MLNetGan.Native;

/// <summary>Variables of the environment that native libraries read when they start.</summary>
internal static partial class NativeVariables
{
    /// <summary>Sets a variable that the user has not set.</summary>
    public static void SetDefault(string name, string value)
    {
        // What a program has set by .NET did not reach C libraries: on Windows, too, they have a copy of the process's variables.
        string wanted = Environment.GetEnvironmentVariable(name) ?? value;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Environment.SetEnvironmentVariable(name, wanted);
                _ = SetVariableOnWindows(name, wanted);
                return;
            }
            _ = SetVariable(name, wanted, 0);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library of another name, which none of the native libraries is made for.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);

    [LibraryImport("ucrtbase", EntryPoint = "_wputenv_s", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int SetVariableOnWindows(string name, string value);
}
