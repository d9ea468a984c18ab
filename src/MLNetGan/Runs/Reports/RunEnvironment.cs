using System.Reflection;
using System.Runtime.InteropServices;

namespace MLNetGan.Runs.Reports;

/// <summary>On what a run was trained.</summary>
/// <param name="Device">The device and, of a processor, how many threads computed.</param>
/// <param name="System">The operating system and its architecture.</param>
/// <param name="Versions">Of this library and of what it computes with.</param>
internal sealed record RunEnvironment(string Device, string System, IReadOnlyList<string> Versions)
{
    /// <summary>This process's.</summary>
    /// <param name="device">As <see cref="Device"/> has it.</param>
    /// <param name="libraries">Types of the libraries that compute.</param>
    public static RunEnvironment Of(string device, params IEnumerable<Type> libraries) => new(
        device, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}",
        [$"MLNetGan {RunFormat.Version}", .. libraries.Select(VersionOf), RuntimeInformation.FrameworkDescription]);

    // Without the commit that it was built from. The version of an assembly may be another than its package's.
    private static string VersionOf(Type type) => $"{type.Assembly.GetName().Name} " +
        (type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? $"{type.Assembly.GetName().Version}");
}
