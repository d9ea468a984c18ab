using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>An output. Its tensor lies in native memory and ends with it.</summary>
public class DisposableNamedOnnxValue : NamedOnnxValue, IDisposable
{
    private readonly OrtValue value;

    internal DisposableNamedOnnxValue(string name, OrtValue value) : base(name, Wrap(value)) =>
        this.value = value;

    public void Dispose()
    {
        value.Dispose();
        GC.SuppressFinalize(this);
    }

    private static TensorBase Wrap(OrtValue value)
    {
        if (!value.IsTensor)
            throw new NotSupportedException($"OnnxValueType : {value.OnnxType} is not supported");
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        int[] shape = Array.ConvertAll(info.Shape, Convert.ToInt32);
        return info.ElementDataType switch
        {
            TensorElementType.Float => Over<float>(value, shape),
            TensorElementType.Double => Over<double>(value, shape),
            TensorElementType.Int32 => Over<int>(value, shape),
            TensorElementType.UInt32 => Over<uint>(value, shape),
            TensorElementType.Int64 => Over<long>(value, shape),
            TensorElementType.UInt64 => Over<ulong>(value, shape),
            TensorElementType.UInt8 => Over<byte>(value, shape),
            TensorElementType.Bool => Over<bool>(value, shape),
            _ => throw new NotSupportedException($"Tensor of element type: {info.ElementDataType} is not supported"),
        };
    }

    private static DenseTensor<T> Over<T>(OrtValue value, int[] shape)
        where T : unmanaged => new(new NativeTensorMemory<T>(value).Memory, shape);
}
