using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

public struct OrtTensorTypeAndShapeInfo
{
    internal OrtTensorTypeAndShapeInfo(nint handle)
    {
        ElementDataType = OrtApi.ElementType(handle);
        ElementCount = OrtApi.ElementCount(handle);
        Shape = OrtApi.Dimensions(handle);
    }

    public TensorElementType ElementDataType { get; }

    public long ElementCount { get; }

    public long[] Shape { get; }
}
