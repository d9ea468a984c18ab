using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary>The option by which a translation that was learned both ways is taken the other way.</summary>
internal static class ReverseOption
{
    public static Option<bool> Create() => new("--reverse")
    {
        Description = "The way back, from targets to inputs, of a system that learns both ways."
    };

    /// <summary>The network the other way round, where that is asked for.</summary>
    /// <exception cref="UserException">The network learned one way only.</exception>
    public static TNetwork Apply<TNetwork>(TNetwork network, bool isReversed) where TNetwork : NetworkTransformer => !isReversed ? network
        : network is IReversible { Reverse: TNetwork back } ? back
        : throw new UserException(
            "--reverse: this run learned one way only. Leave it out, or train another run with its data the other way round.");
}
