using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetGan.Cli.Display;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Cli.Runs;

/// <summary>What a request comes to, before any training: options and data.</summary>
/// <param name="ML">The context, with the device to train on.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="System">The system.</param>
/// <param name="Options">Its options, with the held-out data where there is some.</param>
/// <param name="Data">The data as loaded.</param>
/// <param name="KeyMap">What makes keys of its labels; null where the system reads none.</param>
/// <param name="Training">What is trained on.</param>
internal sealed record PreparedRun(
    MLContext ML, RunRequest Request, SystemDefinition System, TrainingOptions Options, IDataView Data,
    ITransformer? KeyMap, IDataView Training)
{
    /// <summary>Reads the data.</summary>
    /// <exception cref="UserException">There is no such GPU, or the data is not what the system trains on.</exception>
    public static PreparedRun Create(RunRequest request, SystemDefinition system, int? gpu)
    {
        if (gpu is { } index && DeviceChoice.Lack(index) is { } lack)
            throw new UserException($"--gpu {index}: {lack}. Leave --gpu out to train on the CPU, or use a tool that was built with " +
                "TorchBackend=cuda-linux or cuda-windows.");
        var ml = new MLContext((int?)request.Seed) { GpuDeviceId = gpu, FallbackToCpu = gpu is null };
        TrainingOptions options = request.NewOptions(system);
        if (Processes.IsFirst(options.Distributed))
            LogDisplay.Attach(ml);
        IDataView data = TrainingData.Load(ml, request, system, options);
        IDataView? test = TrainingData.LoadTest(ml, request, options, data);
        ITransformer? keyMap = options.Label is not { } label || data.Schema.GetColumnOrNull(label) is null ? null
            : ml.Transforms.Conversion.MapValueToKey(label, keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(data);
        if (test is not null)
            ((IMeasuredOptions)options).ValidationSet = Mapped(test);
        return new PreparedRun(ml, request, system, options, data, keyMap, Mapped(data));

        IDataView Mapped(IDataView view) => keyMap is null ? view : keyMap.Transform(view);
    }
}
