using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MLNetGan.Training;

/// <summary>
/// Tells operators how trainings of this process go on, as the meter "MLNetGan": steps, images and seconds as counters, losses and
/// scalars as gauges, by system and name. Whoever listens (OpenTelemetry, dotnet-counters) adds them up.
/// </summary>
internal sealed class TrainingMeter(string system) : ITrainingObserver
{
    /// <summary>The meter's name.</summary>
    public const string Name = "MLNetGan";

    private static readonly Meter s_meter = new(Name, typeof(TrainingMeter).Assembly.GetName().Version!.ToString(3));
    private static readonly Counter<long> s_steps = s_meter.CreateCounter<long>("mlnetgan.training.steps", "{step}", "Training steps.");
    private static readonly Counter<long> s_images = s_meter.CreateCounter<long>(
        "mlnetgan.training.images", "{image}", "Real images, or pairs, trained on.");
    private static readonly Counter<double> s_seconds = s_meter.CreateCounter<double>(
        "mlnetgan.training.time", "s", "Time spent in training.");
    private static readonly Gauge<double> s_losses = s_meter.CreateGauge<double>(
        "mlnetgan.training.loss", description: "A loss, the mean since the epoch began.");
    private static readonly Gauge<double> s_scalars = s_meter.CreateGauge<double>(
        "mlnetgan.training.scalar", description: "What a system watches, or by what weights are chosen.");

    private readonly KeyValuePair<string, object?> _system = new("system", system);
    private (long Step, long Images, TimeSpan Elapsed) _told;

    public void Begin(long step, long images, TimeSpan elapsed) => _told = (step, images, elapsed);

    public void Report(TrainingProgress progress)
    {
        s_steps.Add(progress.Step - _told.Step, _system);
        s_images.Add(progress.Images - _told.Images, _system);
        s_seconds.Add((progress.Elapsed - _told.Elapsed).TotalSeconds, _system);
        _told = (progress.Step, progress.Images, progress.Elapsed);
        foreach ((string name, double loss) in progress.Losses)
            s_losses.Record(loss, Tags(name));
        foreach ((string name, double value) in progress.Scalars)
            s_scalars.Record(value, Tags(name));
        if (progress.Measure is { Value: { } measured } measure)
            s_scalars.Record(measured, Tags(measure.Name));
    }

    private TagList Tags(string name) => new(_system, new KeyValuePair<string, object?>("name", name));
}
