using MLNetGan.Data;
using MLNetGan.Imaging;

namespace MLNetGan.Tests.Data;

/// <summary>How tests load images.</summary>
internal static class Loading
{
    /// <summary>A budget that never ends.</summary>
    public static MemoryBudget Plenty => new(long.MaxValue);

    /// <summary>Channels, height and width of a file.</summary>
    public static ImageShape Shape(string path) => ImageFile.Identify(path, Plenty).Shape;

    /// <summary>Settings with a budget.</summary>
    /// <param name="budget">The budget in bytes.</param>
    /// <param name="said">Where reports go.</param>
    /// <param name="warned">Where warnings go.</param>
    public static LoadSettings Into(long budget = long.MaxValue, List<string>? said = null, List<string>? warned = null) =>
        new(new MemoryBudget(budget), line => said?.Add(line), line => warned?.Add(line));
}
