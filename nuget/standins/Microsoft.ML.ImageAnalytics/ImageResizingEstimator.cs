using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingEstimator : TrivialEstimator<ImageResizingTransformer>
{
    internal ImageResizingEstimator(IHostEnvironment env, ImageResizingTransformer transformer)
        : base(env.Register(nameof(ImageResizingEstimator)), transformer)
    {
    }

    public enum ResizingKind : byte
    {
        IsoPad = 0,
        IsoCrop = 1,
        Fill = 2,
    }

    public enum Anchor : byte
    {
        Right = 0,
        Left = 1,
        Top = 2,
        Bottom = 3,
        Center = 4,
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema.Replace(
        Transformer.ColumnPairs[0],
        ShapeExtensions.IsImage,
        new ImageDataViewType().ToString(),
        SchemaShape.Column.VectorKind.Scalar,
        Transformer.Type);
}
