using System.Diagnostics.Metrics;

namespace GeneratorService;

/// <summary>
/// What the service tells of itself, as the meter "GeneratorService": OpenTelemetry takes it with <c>AddMeter("GeneratorService")</c>, and
/// dotnet-counters shows it. ASP.NET Core measures requests itself.
/// </summary>
public sealed class ServiceMetrics
{
    /// <summary>The meter's name.</summary>
    public const string Name = "GeneratorService";

    private readonly Meter _meter;
    private readonly Counter<long> _images, _refused;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _time, _wait;

    /// <param name="meters">Makes the meter, and disposes of it with the service.</param>
    public ServiceMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _images = _meter.CreateCounter<long>("generator.images", "{image}", "Images made.");
        _refused = _meter.CreateCounter<long>("generator.refused", "{image}", "Images refused for a full queue.");
        _batch = _meter.CreateHistogram<int>("generator.batch.size", "{image}", "Images that go through the network together.");
        _time = _meter.CreateHistogram<double>("generator.batch.duration", "s", "Time of the network for a batch.");
        _wait = _meter.CreateHistogram<double>("generator.wait.duration", "s", "Time that an image waits for its batch.");
    }

    /// <summary>Has the length of the queue told.</summary>
    public void Watch(ImageQueue queue) =>
        _meter.CreateObservableGauge("generator.waiting", () => queue.Waiting, "{image}", "Images that wait.");

    /// <summary>A batch was made.</summary>
    public void Generate(int images, TimeSpan time)
    {
        _images.Add(images);
        _batch.Record(images);
        _time.Record(time.TotalSeconds);
    }

    /// <summary>Images were refused.</summary>
    public void Refuse(int images) => _refused.Add(images);

    /// <summary>An image was taken from the queue.</summary>
    public void Wait(TimeSpan time) => _wait.Record(time.TotalSeconds);
}
