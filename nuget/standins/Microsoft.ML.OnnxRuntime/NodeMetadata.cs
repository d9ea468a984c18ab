using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Type and shape of an input or output; -1 is an unknown dimension.</summary>
public class NodeMetadata
{
    private readonly TensorElementType elementType;
    private readonly int[] dimensions = [];

    internal NodeMetadata(string name, nint typeInfo)
    {
        ZeroTerminatedName = Marshal.StringToCoTaskMemUTF8(name);
        OnnxValueType = (OnnxValueType)OrtApi.OnnxType(typeInfo);
        nint tensor = OrtApi.CastToTensorInfo(typeInfo);
        if (tensor == 0)
            return;
        elementType = OrtApi.ElementType(tensor);
        dimensions = Array.ConvertAll(OrtApi.Dimensions(tensor), d => (int)d);
    }

    public OnnxValueType OnnxValueType { get; }

    public bool IsTensor => OnnxValueType is OnnxValueType.ONNX_TYPE_TENSOR or OnnxValueType.ONNX_TYPE_SPARSETENSOR;

    public int[] Dimensions => IfTensor(dimensions);

    public TensorElementType ElementDataType => IfTensor(elementType);

    public Type ElementType => ElementTypes.Get(ElementDataType).Type;

    internal nint ZeroTerminatedName { get; private set; }

    internal void FreeName()
    {
        Marshal.FreeCoTaskMem(ZeroTerminatedName);
        ZeroTerminatedName = 0;
    }

    private T IfTensor<T>(T value) => IsTensor
        ? value
        : throw new OnnxRuntimeException(ErrorCode.Fail, "OnnxValueType must either be a tensor or sparse tensor");
}
