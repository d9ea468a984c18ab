using System.Globalization;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>Tells what has ended a run, and what to raise to go on.</summary>
internal static class RunEnd
{
    /// <summary>What of the request the run has come to.</summary>
    public static string Of(RunRequest request, RunSummary? done)
    {
        if (done?.EarlyEnd is { } early)
            return $"the run has ended early, after {ToolWords.Of(early)}. Raise --patience to go on.";
        if (request.Epochs is { } epochs && (request.Minutes is null || done?.Last.Epoch >= epochs))
        {
            return done?.Last.Epoch is { } reached && reached > epochs
                ? $"the run has done {reached} epochs, more than --epochs {epochs}. Raise --epochs above {reached} to go on."
                : $"the run has reached --epochs {epochs}. Raise --epochs to go on.";
        }
        // Decimals are written without an exponent.
        return request.Minutes is { } minutes
            ? string.Create(CultureInfo.InvariantCulture, $"the run has reached --minutes {(decimal)minutes}. Raise --minutes to go on.")
            : "the run has reached the end of its last phase.";
    }
}
