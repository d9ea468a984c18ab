using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>A session with the model it was made of.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly string _file;
    private readonly byte[] _bytes;
    // Held open as the real package does, so that nobody writes into the file that saving will read again.
    private readonly FileStream _lock;

    private OnnxModel(string file, byte[] bytes, SessionSettings session, IDictionary<string, int[]> shapes)
    {
        try
        {
            Session = session.Open(bytes);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidOperationException($"Error initializing model :{e}", e);
        }
        Shapes = new Dictionary<string, int[]>(shapes ?? new Dictionary<string, int[]>());
        Inputs = Variables(Session.InputNames, Session.InputMetadata);
        Outputs = Variables(Session.OutputNames, Session.OutputMetadata);
        if (file == null)
            _bytes = bytes;
        else
            (_file, _lock) = (file, File.OpenRead(file));
    }

    public InferenceSession Session { get; }

    public OnnxVariable[] Inputs { get; }

    public OnnxVariable[] Outputs { get; }

    /// <summary>Shapes given by the user.</summary>
    public Dictionary<string, int[]> Shapes { get; }

    public static OnnxModel FromFile(string file, SessionSettings session, IDictionary<string, int[]> shapes)
    {
        Contracts.CheckNonWhiteSpace(file, "ModelFile");
        return File.Exists(file)
            ? new OnnxModel(file, File.ReadAllBytes(file), session, shapes)
            : throw new IOException($"Model file {file} does not exists.");
    }

    public static OnnxModel FromStream(Stream stream, SessionSettings session, IDictionary<string, int[]> shapes)
    {
        using var copy = new MemoryStream();
        stream.Seek(0, SeekOrigin.Begin);
        stream.CopyTo(copy);
        return FromBytes(copy.ToArray(), session, shapes);
    }

    public static OnnxModel FromBytes(byte[] bytes, SessionSettings session, IDictionary<string, int[]> shapes) =>
        new(null, bytes, session, shapes);

    /// <summary>What saving writes: the file is read again, the bytes of a stream were kept.</summary>
    public byte[] ReadBytes() => _bytes ?? File.ReadAllBytes(_file);

    public OnnxVariable Input(string name) => Inputs.FirstOrDefault(v => v.Name == name) ?? throw Contracts.ExceptParam(nameof(name),
        $"Input tensor, {name}, does not exist in the ONNX model. Available input names are [{string.Join(",", Inputs.Select(v => v.Name))}]. " +
        "Available initializers are []");

    public OnnxVariable Output(string name) => Outputs.FirstOrDefault(v => v.Name == name) ?? throw Contracts.ExceptParam(nameof(name),
        $"Ouput tensor, {name}, does not exist in the ONNX model. Available output names are [{string.Join(",", Outputs.Select(v => v.Name))}].");

    public void Dispose()
    {
        Session.Dispose();
        _lock?.Dispose();
    }

    private OnnxVariable[] Variables(IReadOnlyList<string> names, IReadOnlyDictionary<string, NodeMetadata> nodes) =>
        [.. names.Select(name => new OnnxVariable(name, nodes[name], Shapes.GetValueOrDefault(name)))];
}
