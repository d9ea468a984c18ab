using Google.Protobuf;

namespace MLNetGan.Metrics.Extractors;

/// <summary>Finds out whether weights of an ONNX file lie in another file, which is not among its bytes.</summary>
internal static class OnnxWeightFile
{
    // Field numbers of onnx.proto. The first entry of a tensor's external data is where it lies.
    private const int GraphOfModel = 7, InitializerOfGraph = 5, ExternalDataOfTensor = 13, ValueOfEntry = 2;

    /// <summary>The other file, as the first of its tensors names it; null where all weights are in the model.</summary>
    /// <param name="model">The content of an ONNX file.</param>
    /// <exception cref="InvalidProtocolBufferException">It is no ONNX file.</exception>
    public static string? Of(byte[] model)
    {
        using var input = new CodedInputStream(model);
        return FirstText(input, model.Length, [GraphOfModel, InitializerOfGraph, ExternalDataOfTensor, ValueOfEntry]);
    }

    // The text at a path of fields, each a message in the one before.
    private static string? FirstText(CodedInputStream input, long end, ReadOnlySpan<int> fields)
    {
        while (input.Position < end && input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) != fields[0] || WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
                input.SkipLastField();
            else if (fields.Length == 1)
                return input.ReadString();
            else if (FirstText(input, input.ReadLength() + input.Position, fields[1..]) is { } text)
                return text;
        }
        return null;
    }
}
