using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(Microsoft.ML.Transforms.Image.ImageResizingTransformer), "ImageScalerTransform")]

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingTransformer : OneToOneTransformerBase
{
    private readonly ImageResizingEstimator.ResizingKind _kind;
    private readonly ImageResizingEstimator.Anchor _anchor;

    internal ImageResizingTransformer(IHostEnvironment env, string output, string input, int width, int height,
        ImageResizingEstimator.ResizingKind kind, ImageResizingEstimator.Anchor anchor)
        : base(env.Register("ImageScaler"), (output, input ?? output))
    {
        Contracts.CheckParam(width > 0, "imageWidth");
        Contracts.CheckParam(height > 0, "imageHeight");
        Contracts.CheckParam(Enum.IsDefined(kind), "resizing");
        Contracts.CheckParam(Enum.IsDefined(anchor), nameof(anchor));
        (Type, _kind, _anchor) = (new ImageDataViewType(height, width), kind, anchor);
    }

    internal ImageDataViewType Type { get; }

    internal static ImageResizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx) =>
        new(env, ctx.Reader.ReadString(), ctx.Reader.ReadString(), ctx.Reader.ReadInt32(), ctx.Reader.ReadInt32(),
            (ImageResizingEstimator.ResizingKind)ctx.Reader.ReadByte(), (ImageResizingEstimator.Anchor)ctx.Reader.ReadByte());

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo("ImageScalerTransform", typeof(ImageResizingTransformer).Assembly);
        ctx.Writer.Write(ColumnPairs[0].outputColumnName);
        ctx.Writer.Write(ColumnPairs[0].inputColumnName);
        ctx.Writer.Write(Type.Width);
        ctx.Writer.Write(Type.Height);
        ctx.Writer.Write((byte)_kind);
        ctx.Writer.Write((byte)_anchor);
    }

    private protected override void CheckInputColumn(DataViewSchema.Column column)
    {
        if (column.Type is not ImageDataViewType)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", column.Name, "image", column.Type.ToString());
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, DataViewSchema.Column input) =>
        new(ColumnPairs[index].outputColumnName, Type);

    private protected override Delegate MakeGetter(int index, DataViewRow row, DataViewSchema.Column input, out Action disposer)
    {
        disposer = null;
        var getSource = row.GetGetter<MLImage>(input);
        MLImage source = null;
        return (ValueGetter<MLImage>)((ref MLImage image) =>
        {
            image?.Dispose();
            getSource(ref source);
            if (source == null || source.Height <= 0 || source.Width <= 0)
                return;
            if (source.Height == Type.Height && source.Width == Type.Width)
            {
                image = source;
                return;
            }
            image = source.CloneWithResizing(Type.Width, Type.Height, _kind, _anchor);
            image.Tag = source.Tag;
        });
    }
}
