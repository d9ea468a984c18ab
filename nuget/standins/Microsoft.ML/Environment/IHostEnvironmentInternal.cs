namespace Microsoft.ML.Runtime;

/// <summary>What components of the package itself may ask of an environment.</summary>
internal interface IHostEnvironmentInternal : IHostEnvironment
{
    int? Seed { get; }
    bool FallbackToCpu { get; }
    int? GpuDeviceId { get; }
}
