using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>An input or output of a model and the column type it stands for.</summary>
internal sealed class OnnxVariable
{
    public readonly string Name;
    public readonly int[] Shape;
    public readonly DataViewType Type;

    /// <param name="given">A shape from the user, or null.</param>
    public OnnxVariable(string name, NodeMetadata meta, int[] given)
    {
        if (!meta.IsTensor)
            throw Contracts.ExceptParam("typeProto", $"Unsupported ONNX variable type {meta.OnnxValueType}");
        Name = name;
        Shape = meta.Dimensions.ToArray();
        PrimitiveDataViewType item = meta.ElementType.ToPrimitiveType();
        int[] typeShape = Shape.Select((d, axis) => d > 0 ? d : axis == 0 ? 1 : 0).ToArray();
        if (given != null)
        {
            if (given.Length != Shape.Length || given.Zip(Shape).Any(pair => pair.First != pair.Second && pair.First > 0 && pair.Second > 0))
            {
                throw Contracts.ExceptParam("shapeDictionary", $"The specified shape {string.Join(",", given)} is not compatible with the " +
                    $"shape {string.Join(",", Shape)} loaded from the ONNX model file. Only unknown dimension can replace or be replaced by another dimension.");
            }
            Shape = typeShape = given;
        }
        Type = typeShape.Length == 0 ? item
            : typeShape.All(d => d > 0) ? new VectorDataViewType(item, typeShape)
            : new VectorDataViewType(item);
    }

    /// <summary>The shape one row is fed in: a batch of one, and 0 for what the row's length decides.</summary>
    public int[] RowShape
    {
        get
        {
            int[] shape = Shape.Length == 0 ? [1] : Shape.Select((d, axis) => d >= 0 ? d : axis == 0 ? 1 : 0).ToArray();
            return shape.Count(d => d == 0) > 1
                ? throw new ArgumentOutOfRangeException(Name, "Only 1 unknown dimension is allowed")
                : shape;
        }
    }
}
