using System.Globalization;
using Microsoft.ML;
using MLNetGan.Pipeline.DataViews;
using MLNetGan.Pipeline.Fitting;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Cli.Runs;

/// <summary>Tells what will be trained: with what, on what, and until when.</summary>
internal static class RunHead
{
    public static void Write(TextWriter output, PreparedRun run)
    {
        Device device = DeviceChoice.For(run.ML);
        TrainingColumns columns = TrainingColumns.From(run.Training.Schema, run.Options);
        output.WriteLine($"{run.System.Title}, preset {run.Request.Preset}, on {Describe(device)}, {Until(run)}");
        output.WriteLine($"Data: {Describe(run.Training, columns)}");
        if (HasUnusedLabels(run))
            output.WriteLine(
                $"Labels are not trained on: --set {nameof(CoGanOptions.LabelColumnName)}={ImageSetDataView.LabelColumn} does that.");
        if ((run.Options as IMeasuredOptions)?.ValidationSet is { } test)
            output.WriteLine($"Held-out data: {Describe(test, MeasuredData.SameColumns(test, columns, run.Options))}");
    }

    // Of drawn digits nobody expects it.
    private static bool HasUnusedLabels(PreparedRun run) =>
        run.Options.Label is null && (run.Request.Labels is not null || run.System.Data == TrainingDataKind.UnpairedImages)
        && run.Data.Schema.GetColumnOrNull(ImageSetDataView.LabelColumn) is not null
        && Setting.Of(run.System).Any(property => property.Name == nameof(CoGanOptions.LabelColumnName));

    private static string Describe(Device device) => device.type == DeviceType.CUDA ? $"CUDA device {device.index}"
        : get_num_threads() is var threads && threads == 1 ? "the CPU (1 thread)" : $"the CPU ({threads} threads)";

    private static string Until(PreparedRun run)
    {
        string?[] limits =
        [
            run.Request.Epochs is { } epochs ? Count(epochs, "epoch") : null,
            run.Request.Minutes is { } minutes ? Count(minutes, "minute") : null,
        ];
        string[] given = [.. limits.OfType<string>()];
        return given.Length > 0 ? $"for {string.Join(" or ", given)}" : "to the end of its last phase";
    }

    private static string Describe(IDataView view, TrainingColumns columns)
    {
        string rows = columns.Images.Count > 1 ? "row" : "image",
            shapes = string.Join(" and ", columns.Images.Values.Select(image => image.Shape));
        string labels = columns.Label is { } label ? $", {Count(label.Count, "label")}" : "";
        return $"{(view.GetRowCount() is { } count ? Count(count, rows) : $"{rows}s")} of {shapes}{labels}";
    }

    // Decimals are written without an exponent.
    private static string Count(double number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)number} {what}{(number == 1 ? "" : "s")}");
}
