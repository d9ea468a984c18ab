using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

public class InferenceSession : IDisposable
{
    private readonly List<string> inputNames = [];
    private readonly List<string> outputNames = [];
    private readonly Dictionary<string, NodeMetadata> inputMetadata = [];
    private readonly Dictionary<string, NodeMetadata> outputMetadata = [];
    private readonly RunOptions defaultRunOptions = new();
    private nint handle;

    public InferenceSession(string modelPath) : this(modelPath, new SessionOptions()) { }

    public InferenceSession(byte[] model) : this(model, new SessionOptions()) { }

    public InferenceSession(string modelPath, SessionOptions options) => Open(OrtApi.CreateSession(modelPath, options.Handle));

    public InferenceSession(byte[] model, SessionOptions options) => Open(OrtApi.CreateSession(model, options.Handle));

    ~InferenceSession() => Dispose(false);

    public IReadOnlyDictionary<string, NodeMetadata> InputMetadata => inputMetadata;

    public IReadOnlyDictionary<string, NodeMetadata> OutputMetadata => outputMetadata;

    public IReadOnlyList<string> InputNames => inputNames;

    public IReadOnlyList<string> OutputNames => outputNames;

    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(IReadOnlyCollection<NamedOnnxValue> inputs) =>
        Run(inputs, outputNames);

    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(
        IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<string> outputNames) =>
        Run(inputs, outputNames, defaultRunOptions);

    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(
        IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<string> outputNames, RunOptions options)
    {
        string[] names = [.. inputs.Select(input => input.Name)];
        using var values = new DisposableList<OrtValue>();
        foreach (NamedOnnxValue input in inputs)
            values.Add(((TensorBase)input.Value).ToOrtValue());
        var results = new DisposableList<DisposableNamedOnnxValue>();
        foreach ((string name, OrtValue value) in outputNames.Zip(RunValues(options, names, values, outputNames)))
            results.Add(new DisposableNamedOnnxValue(name, value));
        return results;
    }

    public IDisposableReadOnlyCollection<OrtValue> Run(
        RunOptions runOptions, IReadOnlyCollection<string> inputNames,
        IReadOnlyCollection<OrtValue> inputValues, IReadOnlyCollection<string> outputNames)
    {
        if (inputNames.Count != inputValues.Count)
        {
            throw new ArgumentException(
                $"Length of {nameof(inputNames)} ({inputNames.Count}) must match that of {nameof(inputValues)} ({inputValues.Count}).");
        }
        return RunValues(runOptions, inputNames, inputValues, outputNames);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (handle == 0)
            return;
        if (disposing)
            defaultRunOptions.Dispose();
        foreach (NodeMetadata node in inputMetadata.Values.Concat(outputMetadata.Values))
            node.FreeName();
        OrtApi.Release(OrtApi.Handle.Session, handle);
        handle = 0;
    }

    private static nint[] Lookup(IEnumerable<string> names, Dictionary<string, NodeMetadata> nodes, string role) =>
    [
        .. names.Select(name => nodes.TryGetValue(name, out NodeMetadata? node)
            ? node.ZeroTerminatedName
            : throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"{role} name: '{name}' is not in the metadata")),
    ];

    private DisposableList<OrtValue> RunValues(
        RunOptions options, IEnumerable<string> inputNames, IReadOnlyCollection<OrtValue> inputs, IReadOnlyCollection<string> outputNames)
    {
        ObjectDisposedException.ThrowIf(handle == 0, this);
        nint[] inputNameHandles = Lookup(inputNames, inputMetadata, "Input");
        nint[] outputNameHandles = Lookup(outputNames, outputMetadata, "Output");
        var outputs = new nint[outputNameHandles.Length];
        OrtApi.Run(handle, options.Handle, inputNameHandles, [.. inputs.Select(value => value.Handle)], outputNameHandles, outputs);
        GC.KeepAlive(inputs);
        var results = new DisposableList<OrtValue>();
        results.AddRange(outputs.Select(output => new OrtValue(output)));
        return results;
    }

    private void Open(nint session)
    {
        handle = session;
        for (int i = 0; i < OrtApi.InputCount(session); i++)
            Describe(OrtApi.InputName(session, i), OrtApi.InputTypeInfo(session, i), inputNames, inputMetadata);
        for (int i = 0; i < OrtApi.OutputCount(session); i++)
            Describe(OrtApi.OutputName(session, i), OrtApi.OutputTypeInfo(session, i), outputNames, outputMetadata);
    }

    private static void Describe(string name, nint typeInfo, List<string> names, Dictionary<string, NodeMetadata> nodes)
    {
        names.Add(name);
        nodes.Add(name, new NodeMetadata(name, typeInfo));
        OrtApi.Release(OrtApi.Handle.TypeInfo, typeInfo);
    }
}
