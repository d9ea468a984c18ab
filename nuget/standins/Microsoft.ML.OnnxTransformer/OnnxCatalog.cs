using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Onnx;

namespace Microsoft.ML;

public static class OnnxCatalog
{
    public static OnnxScoringEstimator ApplyOnnxModel(this TransformsCatalog catalog, string modelFile,
        int? gpuDeviceId = null, bool fallbackToCpu = false) =>
        Make(catalog, [], [], modelFile, null, gpuDeviceId, fallbackToCpu);

    public static OnnxScoringEstimator ApplyOnnxModel(this TransformsCatalog catalog, Stream modelBytes,
        int? gpuDeviceId = null, bool fallbackToCpu = false) =>
        Make(catalog, [], [], modelBytes, null, gpuDeviceId, fallbackToCpu);

    public static OnnxScoringEstimator ApplyOnnxModel(this TransformsCatalog catalog, Stream modelBytes,
        IDictionary<string, int[]> shapeDictionary, int? gpuDeviceId = null, bool fallbackToCpu = false) =>
        Make(catalog, [], [], modelBytes, shapeDictionary, gpuDeviceId, fallbackToCpu);

    public static OnnxScoringEstimator ApplyOnnxModel(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName, Stream modelBytes, int? gpuDeviceId = null, bool fallbackToCpu = false) =>
        Make(catalog, [outputColumnName], [inputColumnName], modelBytes, null, gpuDeviceId, fallbackToCpu);

    public static OnnxScoringEstimator ApplyOnnxModel(this TransformsCatalog catalog, string[] outputColumnNames,
        string[] inputColumnNames, Stream modelBytes, int? gpuDeviceId = null, bool fallbackToCpu = false) =>
        Make(catalog, outputColumnNames, inputColumnNames, modelBytes, null, gpuDeviceId, fallbackToCpu);

    public static OnnxScoringEstimator ApplyOnnxModel(this TransformsCatalog catalog, OnnxOptions options) => Make(catalog,
        options.OutputColumns, options.InputColumns, options.ModelFile, options.ShapeDictionary, options.GpuDeviceId,
        options.FallbackToCpu, options.InterOpNumThreads, options.IntraOpNumThreads);

    /// <param name="model">A file's name, or a stream.</param>
    private static OnnxScoringEstimator Make(TransformsCatalog catalog, string[] outputs, string[] inputs, object model,
        IDictionary<string, int[]> shapes, int? gpu, bool fallback, int? interOpThreads = null, int? intraOpThreads = null)
    {
        IHostEnvironment env = catalog.GetEnvironment();
        if (gpu == null && env is IHostEnvironmentInternal { GpuDeviceId: not null } local)
            (gpu, fallback) = (local.GpuDeviceId, local.FallbackToCpu);
        var session = new SessionSettings(gpu, fallback, interOpThreads, intraOpThreads);
        return new OnnxScoringEstimator(env, new OnnxTransformer(env, outputs, inputs,
            model is Stream stream ? OnnxModel.FromStream(stream, session, shapes) : OnnxModel.FromFile((string)model, session, shapes)));
    }
}
