namespace MLNetGan.Onnx;

/// <summary>Element types, with the numbers of TensorProto.DataType (onnx.proto).</summary>
internal enum OnnxType
{
    Float = 1,
    UInt8 = 2,
    UInt16 = 4,
    Int32 = 6,
    Int64 = 7,
    Bool = 9,
    UInt32 = 12,
    UInt64 = 13,
}
