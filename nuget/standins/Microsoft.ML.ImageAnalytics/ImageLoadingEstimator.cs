using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

public sealed class ImageLoadingEstimator : TrivialEstimator<ImageLoadingTransformer>
{
    internal ImageLoadingEstimator(IHostEnvironment env, ImageLoadingTransformer transformer)
        : base(env.Register(nameof(ImageLoadingEstimator)), transformer)
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema.Replace(
        Transformer.ColumnPairs[0],
        col => col.Kind == SchemaShape.Column.VectorKind.Scalar && col.ItemType is TextDataViewType,
        TextDataViewType.Instance.ToString(),
        SchemaShape.Column.VectorKind.Scalar,
        new ImageDataViewType());
}
