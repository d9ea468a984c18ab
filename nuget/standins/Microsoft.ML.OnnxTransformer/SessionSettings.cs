using Microsoft.ML.OnnxRuntime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>Where and with how many threads a model runs.</summary>
internal sealed record SessionSettings(int? GpuDeviceId, bool FallbackToCpu, int? InterOpThreads = null, int? IntraOpThreads = null)
{
    public InferenceSession Open(byte[] model)
    {
        try
        {
            using SessionOptions options = GpuDeviceId is { } gpu ? SessionOptions.MakeSessionOptionWithCudaProvider(gpu) : new SessionOptions();
            return Open(model, options);
        }
        catch (OnnxRuntimeException) when (GpuDeviceId != null && FallbackToCpu)
        {
            using var options = new SessionOptions();
            return Open(model, options);
        }
    }

    private InferenceSession Open(byte[] model, SessionOptions options)
    {
        options.InterOpNumThreads = InterOpThreads ?? 0;
        options.IntraOpNumThreads = IntraOpThreads ?? 0;
        return new InferenceSession(model, options);
    }
}
