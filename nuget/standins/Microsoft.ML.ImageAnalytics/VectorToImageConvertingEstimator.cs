using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class VectorToImageConvertingEstimator : TrivialEstimator<VectorToImageConvertingTransformer>
{
    internal VectorToImageConvertingEstimator(IHostEnvironment env, VectorToImageConvertingTransformer transformer)
        : base(env.Register(nameof(VectorToImageConvertingEstimator)), transformer)
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema.Replace(
        Transformer.ColumnPairs[0],
        col => col.Kind == SchemaShape.Column.VectorKind.Vector && col.ItemType is NumberDataViewType number
            && (number == NumberDataViewType.Single || number == NumberDataViewType.Double || number == NumberDataViewType.Byte),
        "known-size vector of type Single, Double or Byte",
        SchemaShape.Column.VectorKind.Scalar,
        Transformer.Type);
}
