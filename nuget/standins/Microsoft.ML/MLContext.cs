using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The way to all that the package offers.</summary>
public sealed class MLContext : IHostEnvironmentInternal
{
    private readonly LocalEnvironment _env;

    public MLContext(int? seed = null)
    {
        _env = new LocalEnvironment(seed);
        _env.Message += (source, message) => Log?.Invoke(this, new LoggingEventArgs(message.Message, message.Kind, source));
        MulticlassClassification = new MulticlassClassificationCatalog(_env);
        Transforms = new TransformsCatalog(_env);
        Model = new ModelOperationsCatalog(_env);
        Data = new DataOperationsCatalog(_env);
    }

    public event EventHandler<LoggingEventArgs> Log;

    public MulticlassClassificationCatalog MulticlassClassification { get; }
    public TransformsCatalog Transforms { get; }
    public ModelOperationsCatalog Model { get; }
    public DataOperationsCatalog Data { get; }
    public ComponentCatalog ComponentCatalog => _env.ComponentCatalog;

    public bool FallbackToCpu
    {
        get => _env.FallbackToCpu;
        set => _env.FallbackToCpu = value;
    }

    public int? GpuDeviceId
    {
        get => _env.GpuDeviceId;
        set => _env.GpuDeviceId = value;
    }

    int? IHostEnvironmentInternal.Seed => _env.Seed;

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _env.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => _env.Start(name);
}
