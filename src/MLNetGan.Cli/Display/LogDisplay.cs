using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetGan.Cli.Runs;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Cli.Display;

/// <summary>Shows what the library tells of data and run folders. What it tells of training is shown as progress.</summary>
internal static class LogDisplay
{
    /// <summary>A context whose log is shown.</summary>
    public static MLContext NewContext()
    {
        var context = new MLContext();
        Attach(context);
        return context;
    }

    /// <summary>Shows a context's log. Attached twice, it tells everything twice.</summary>
    public static void Attach(MLContext context) => context.Log += (_, message) =>
    {
        bool isOfData = message.Source == GanDataCatalog.LogSource;
        if (isOfData && message.Kind == ChannelMessageKind.Info)
            Console.WriteLine(message.RawMessage);
        else if (message.Kind == ChannelMessageKind.Warning
            && (isOfData || message.Source.EndsWith(TrainingLog.RunFolder, StringComparison.Ordinal)))
            Warn(ToolWords.Of(message.RawMessage));
    };

    public static void Warn(string message) => Console.Error.WriteLine($"mlnetgan: warning: {message}");
}
