using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The .NET types of tensor elements.</summary>
internal static class ElementTypes
{
    private static readonly Dictionary<TensorElementType, (Type Type, int Size)> Known = new()
    {
        [TensorElementType.Float] = (typeof(float), 4),
        [TensorElementType.UInt8] = (typeof(byte), 1),
        [TensorElementType.Int8] = (typeof(sbyte), 1),
        [TensorElementType.UInt16] = (typeof(ushort), 2),
        [TensorElementType.Int16] = (typeof(short), 2),
        [TensorElementType.Int32] = (typeof(int), 4),
        [TensorElementType.Int64] = (typeof(long), 8),
        [TensorElementType.Bool] = (typeof(bool), 1),
        [TensorElementType.Double] = (typeof(double), 8),
        [TensorElementType.UInt32] = (typeof(uint), 4),
        [TensorElementType.UInt64] = (typeof(ulong), 8),
    };

    public static (Type Type, int Size) Get(TensorElementType type) => Known.TryGetValue(type, out var info)
        ? info
        : throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"Unregistered TensorElementType value of: {type}");

    public static TensorElementType Of(Type type)
    {
        foreach (var (element, info) in Known)
        {
            if (info.Type == type)
                return element;
        }
        throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"Tensor of type: {type} is not supported");
    }
}
