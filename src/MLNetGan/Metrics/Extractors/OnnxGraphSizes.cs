using Google.Protobuf;

namespace MLNetGan.Metrics.Extractors;

/// <summary>
/// Makes of a convolutional ONNX graph of fixed sizes one that takes any number of images of any size: declared dimensions are
/// dropped, and a mean over the 7x7 places that are left of 224x224 pixels becomes one over whatever is left.
/// </summary>
internal static class OnnxGraphSizes
{
    // Field numbers of onnx.proto.
    private const int GraphOfModel = 7, NodeOfGraph = 1, InputOfGraph = 11, OutputOfGraph = 12, ValueInfoOfGraph = 13;
    private const int OperatorOfNode = 4, AttributeOfNode = 5, NameOfValue = 1, TypeOfValue = 2, TensorOfType = 1, ShapeOfTensor = 2;
    private const int DimensionOfShape = 1, NameOfDimension = 2;

    /// <summary>The model with open sizes.</summary>
    /// <param name="model">The content of an ONNX file.</param>
    /// <param name="input">The input of images.</param>
    /// <exception cref="InvalidProtocolBufferException">It is no ONNX file.</exception>
    public static byte[] Open(byte[] model, string input) => Rewrite(
        UnsafeByteOperations.UnsafeWrap(model), (field, graph) => field == GraphOfModel ? OpenGraph(graph, input) : graph).ToByteArray();

    private static ByteString OpenGraph(ByteString graph, string input) => Rewrite(graph, (field, content) => field switch
    {
        NodeOfGraph => OpenMean(content),
        InputOfGraph => Text(content, NameOfValue) == input ? WithTensor(content, NameDimensions) : content,
        OutputOfGraph => WithTensor(content, tensor => Rewrite(tensor, (inner, shape) => inner == ShapeOfTensor ? null : shape)),
        ValueInfoOfGraph => null,
        _ => content,
    });

    private static ByteString OpenMean(ByteString node) =>
        Text(node, OperatorOfNode) != "AveragePool" ? node : Rewrite(node, (field, content) => field switch
    {
        OperatorOfNode => ByteString.CopyFromUtf8("GlobalAveragePool"),
        AttributeOfNode => null,
        _ => content,
    });

    private static ByteString WithTensor(ByteString value, Func<ByteString, ByteString> change) => Rewrite(value, (field, type) =>
        field != TypeOfValue ? type : Rewrite(type, (inner, tensor) => inner == TensorOfType ? change(tensor) : tensor));

    // All but the channels get names, which stand for any number.
    private static ByteString NameDimensions(ByteString tensor)
    {
        int axis = 0;
        return Rewrite(tensor, (field, shape) => field != ShapeOfTensor ? shape : Rewrite(shape, (inner, dimension) =>
            inner != DimensionOfShape || axis++ == 1 ? dimension : Write(0, output =>
            {
                output.WriteTag(NameOfDimension, WireFormat.WireType.LengthDelimited);
                output.WriteString($"axis{axis}");
            })));
    }

    private static string? Text(ByteString message, int wanted)
    {
        string? text = null;
        Rewrite(message, (field, content) =>
        {
            text = field == wanted ? content.ToStringUtf8() : text;
            return content;
        });
        return text;
    }

    /// <summary>Copies a message, with every field of messages, texts or bytes as the function gives it; null leaves it out.</summary>
    private static ByteString Rewrite(ByteString message, Func<int, ByteString, ByteString?> change) => Write(message.Length, output =>
    {
        CodedInputStream input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            int field = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.Varint:
                    output.WriteTag(tag);
                    output.WriteUInt64(input.ReadUInt64());
                    break;
                case WireFormat.WireType.Fixed64:
                    output.WriteTag(tag);
                    output.WriteFixed64(input.ReadFixed64());
                    break;
                case WireFormat.WireType.Fixed32:
                    output.WriteTag(tag);
                    output.WriteFixed32(input.ReadFixed32());
                    break;
                case WireFormat.WireType.LengthDelimited when change(field, input.ReadBytes()) is { } changed:
                    output.WriteTag(tag);
                    output.WriteBytes(changed);
                    break;
            }
        }
    });

    // Sized beforehand, because a buffer that grows to hold a network's weights takes twice their memory.
    private static ByteString Write(int size, Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream(size);
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
            write(output);
        return UnsafeByteOperations.UnsafeWrap(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
