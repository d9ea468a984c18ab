using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Cli.Display;

/// <summary>Shows what is wrong with a run folder that can be used all the same, on standard error.</summary>
internal static class LogWarnings
{
    public static void Show(MLContext context) => context.Log += (_, message) =>
    {
        if (message.Kind == ChannelMessageKind.Warning && message.Source.EndsWith(TrainingLog.RunFolder, StringComparison.Ordinal))
            Console.Error.WriteLine($"warning: {message.RawMessage}");
    };
}
