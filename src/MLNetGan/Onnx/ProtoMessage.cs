using Google.Protobuf;

namespace MLNetGan.Onnx;

/// <summary>Writes one protobuf message field by field.</summary>
internal readonly struct ProtoMessage
{
    private readonly CodedOutputStream _output;

    private ProtoMessage(CodedOutputStream output) => _output = output;

    public static ByteString Write(Action<ProtoMessage> fields)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
            fields(new ProtoMessage(output));
        return ByteString.CopyFrom(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public void Int(int field, long value)
    {
        _output.WriteTag(field, WireFormat.WireType.Varint);
        _output.WriteInt64(value);
    }

    public void Float(int field, float value)
    {
        _output.WriteTag(field, WireFormat.WireType.Fixed32);
        _output.WriteFloat(value);
    }

    public void Text(int field, string value)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteString(value);
    }

    public void Bytes(int field, ByteString value)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteBytes(value);
    }
}
