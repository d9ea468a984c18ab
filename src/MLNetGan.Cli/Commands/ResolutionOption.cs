using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary>The option by which a generator that has grown is taken at a smaller resolution.</summary>
internal static class ResolutionOption
{
    public static Option<int?> Create() => NumberOption.Whole("--resolution", "PIXELS", "The smaller side of the images, for networks " +
        "that grow: one that training has reached. [default: the largest]", minimum: 1);

    /// <summary>The network at the resolution; itself where none is given.</summary>
    /// <exception cref="UserException">The network has no such resolution.</exception>
    public static TNetwork Apply<TNetwork>(TNetwork network, int? resolution) where TNetwork : NetworkTransformer
    {
        if (resolution is not { } pixels)
            return network;
        if (network is not IResizable grown)
            throw new UserException(
                "--resolution goes with networks that grow, such as ProGAN's: this run has images of one size. Leave it out.");
        return grown.Resolutions.Contains(pixels)
            ? (TNetwork)grown.AtResolution(pixels)
            : throw new UserException(
                $"--resolution {pixels}: expected one of {string.Join(", ", grown.Resolutions)}, which this run has reached.");
    }
}
