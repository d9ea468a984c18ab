namespace MLNetGan.Cli;

/// <summary>What the tool's exit status means.</summary>
internal static class ExitCode
{
    public const int Success = 0, Error = 1, Usage = 2, Cancelled = 130;
}
