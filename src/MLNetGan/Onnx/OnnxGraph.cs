using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using static TorchSharp.torch;

namespace MLNetGan.Onnx;

/// <summary>
/// Builds an ONNX model (opset 18, IR version 8) node by node. Field numbers are those of onnx.proto; the file format
/// is protobuf, so messages are written straight to its wire format.
/// </summary>
internal sealed class OnnxGraph(string name)
{
    private const int Opset = 18;
    private const int IrVersion = 8;
    // A message of protobuf, which an ONNX file is, has less than 2 GiB; 16 MiB of it are room for the graph itself.
    private const long MostConstantBytes = int.MaxValue - (16L << 20);

    private readonly List<ByteString> _nodes = [], _inputs = [], _outputs = [], _metadata = [];
    private readonly OrderedDictionary<Initializer, OnnxValue> _constants = [];
    private int _names;
    private long _constantBytes;

    /// <summary>Declares an input; the batch dimension is free and comes first.</summary>
    public OnnxValue Input(string input, OnnxType type, params ReadOnlySpan<long> sampleDimensions)
    {
        _inputs.Add(ValueInfo(input, type, hasBatch: true, sampleDimensions));
        return new OnnxValue(input);
    }

    /// <summary>Declares an output under a name of its own.</summary>
    public void Output(OnnxValue value, string output, OnnxType type, params ReadOnlySpan<long> sampleDimensions)
    {
        AddNode("Identity", [value], output, []);
        _outputs.Add(ValueInfo(output, type, hasBatch: true, sampleDimensions));
    }

    /// <summary>
    /// Declares an output that is one sample alone, without the batch dimension; the graph then runs on a batch of 1 only.
    /// </summary>
    public void SampleOutput(OnnxValue value, string output, OnnxType type, params ReadOnlySpan<long> dimensions)
    {
        AddNode("Reshape", [value, Constant(dimensions)], output, []);
        _outputs.Add(ValueInfo(output, type, hasBatch: false, dimensions));
    }

    /// <summary>Adds an entry to the model's metadata, which says something of it and changes nothing.</summary>
    public void Describe(string key, string value) =>
        _metadata.Add(ProtoMessage.Write(entry => { entry.Text(1, key); entry.Text(2, value); }));

    /// <summary>Adds a node with one output. Attributes are long, float, long[] or string.</summary>
    public OnnxValue Node(string operation, ReadOnlySpan<OnnxValue> inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var output = new OnnxValue($"/{operation}_{_names++}");
        AddNode(operation, inputs, output.Name, attributes);
        return output;
    }

    public OnnxValue Node(string operation, OnnxValue input, params ReadOnlySpan<(string Name, object Value)> attributes) =>
        Node(operation, [input], attributes);

    /// <summary>A tensor's values as a constant.</summary>
    /// <exception cref="InvalidOperationException">The model becomes too large for an ONNX file.</exception>
    public OnnxValue Constant(Tensor tensor)
    {
        // Before memory is taken for it.
        CheckRoom(tensor.numel() * sizeof(float));
        using Tensor values = tensor.detach().to(ScalarType.Float32).cpu().contiguous();
        return Constant<float>(OnnxType.Float, values.data<float>().ToArray(), values.shape);
    }

    public OnnxValue Constant(float value) => Constant<float>(OnnxType.Float, [value], []);

    public OnnxValue Constant(params ReadOnlySpan<long> values) => Constant(OnnxType.Int64, values, [values.Length]);

    /// <summary>Values as an initializer. Equal ones are one: weights that are used several times are in the model once.</summary>
    /// <exception cref="InvalidOperationException">The model becomes too large for an ONNX file.</exception>
    public OnnxValue Constant<T>(OnnxType type, ReadOnlySpan<T> values, ReadOnlySpan<long> dimensions) where T : unmanaged
    {
        var initializer = new Initializer(type, string.Join(',', dimensions.ToArray()), ByteString.CopyFrom(MemoryMarshal.AsBytes(values)));
        if (_constants.TryGetValue(initializer, out OnnxValue? equal))
            return equal;
        CheckRoom(_constantBytes += initializer.Values.Length);
        return _constants[initializer] = new OnnxValue($"/constant_{_names++}");
    }

    /// <summary>The model as the bytes of an .onnx file.</summary>
    public byte[] ToModel() => ProtoMessage.Write(model =>
    {
        model.Int(1, IrVersion);
        model.Text(2, "MLNetGan");
        model.Bytes(7, ProtoMessage.Write(graph =>
        {
            _nodes.ForEach(node => graph.Bytes(1, node));
            graph.Text(2, name);
            foreach ((Initializer initializer, OnnxValue constant) in _constants)
                graph.Bytes(5, initializer.ToMessage(constant));
            _inputs.ForEach(input => graph.Bytes(11, input));
            _outputs.ForEach(output => graph.Bytes(12, output));
        }));
        model.Bytes(8, ProtoMessage.Write(opset => opset.Int(2, Opset)));
        _metadata.ForEach(entry => model.Bytes(14, entry));
    }).ToByteArray();

    private static void CheckRoom(long bytes)
    {
        if (bytes > MostConstantBytes)
            throw new InvalidOperationException(
                "The network's weights do not fit an ONNX file, and so neither a saved ML.NET model: one holds less than 2 GiB, " +
                "the limit of its format, protobuf. " +
                "Train a smaller network (options as LatentSize, BaseChannels or the size of images make it large); " +
                "checkpoints of a run have no such limit, and LoadRun reads them.");
    }

    private void AddNode(
        string operation, ReadOnlySpan<OnnxValue> inputs, string output, ReadOnlySpan<(string Name, object Value)> attributes)
    {
        OnnxValue[] inputNames = inputs.ToArray();
        (string Name, object Value)[] named = attributes.ToArray();
        _nodes.Add(ProtoMessage.Write(node =>
        {
            foreach (OnnxValue input in inputNames)
                node.Text(1, input.Name);
            node.Text(2, output);
            node.Text(3, output);
            node.Text(4, operation);
            foreach ((string attribute, object value) in named)
                node.Bytes(5, Attribute(attribute, value));
        }));
    }

    private static ByteString Attribute(string attribute, object value) => ProtoMessage.Write(m =>
    {
        m.Text(1, attribute);
        switch (value)
        {
            case float number:
                m.Float(2, number);
                m.Int(20, 1);
                break;
            case long number:
                m.Int(3, number);
                m.Int(20, 2);
                break;
            case string text:
                m.Bytes(4, ByteString.CopyFromUtf8(text));
                m.Int(20, 3);
                break;
            case long[] numbers:
                foreach (long number in numbers)
                    m.Int(8, number);
                m.Int(20, 7);
                break;
            default:
                throw new ArgumentException($"Attribute '{attribute}' has type {value.GetType()}; expected long, float, string or long[].");
        }
    });

    private static ByteString ValueInfo(string value, OnnxType type, bool hasBatch, ReadOnlySpan<long> sampleDimensions)
    {
        long[] dims = sampleDimensions.ToArray();
        return ProtoMessage.Write(info =>
        {
            info.Text(1, value);
            info.Bytes(2, ProtoMessage.Write(typeProto => typeProto.Bytes(1, ProtoMessage.Write(tensor =>
            {
                tensor.Int(1, (int)type);
                tensor.Bytes(2, ProtoMessage.Write(shape =>
                {
                    if (hasBatch)
                        shape.Bytes(1, ProtoMessage.Write(dim => dim.Text(2, "batch")));
                    foreach (long size in dims)
                        shape.Bytes(1, ProtoMessage.Write(dim => dim.Int(1, size)));
                }));
            }))));
        });
    }

    /// <param name="Type">The type of the values.</param>
    /// <param name="Dimensions">Their shape, with commas between.</param>
    /// <param name="Values">The values' bytes.</param>
    private readonly record struct Initializer(OnnxType Type, string Dimensions, ByteString Values)
    {
        public ByteString ToMessage(OnnxValue name)
        {
            (OnnxType type, string dimensions, ByteString values) = this;
            return ProtoMessage.Write(m =>
            {
                foreach (string dimension in dimensions.Split(',', StringSplitOptions.RemoveEmptyEntries))
                    m.Int(1, long.Parse(dimension, CultureInfo.InvariantCulture));
                m.Int(2, (int)type);
                m.Text(8, name.Name);
                m.Bytes(9, values);
            });
        }
    }
}
