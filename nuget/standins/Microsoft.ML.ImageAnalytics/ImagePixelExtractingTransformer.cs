using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(Microsoft.ML.Transforms.Image.ImagePixelExtractingTransformer), "ImagePixelExtractor")]

namespace Microsoft.ML.Transforms.Image;

public sealed class ImagePixelExtractingTransformer : OneToOneTransformerBase
{
    private readonly PixelLayout _layout;
    private readonly bool _asFloats;

    internal ImagePixelExtractingTransformer(IHostEnvironment env, string output, string input, PixelLayout layout, bool asFloats)
        : base(env.Register("ImagePixelExtractor"), (output, input ?? output)) => (_layout, _asFloats) = (layout, asFloats);

    internal NumberDataViewType ItemType => _asFloats ? NumberDataViewType.Single : NumberDataViewType.Byte;

    internal static ImagePixelExtractingTransformer Create(IHostEnvironment env, ModelLoadContext ctx) =>
        new(env, ctx.Reader.ReadString(), ctx.Reader.ReadString(), new PixelLayout(ctx.Reader), ctx.Reader.ReadBoolean());

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo("ImagePixelExtractor", typeof(ImagePixelExtractingTransformer).Assembly);
        ctx.Writer.Write(ColumnPairs[0].outputColumnName);
        ctx.Writer.Write(ColumnPairs[0].inputColumnName);
        _layout.Save(ctx.Writer);
        ctx.Writer.Write(_asFloats);
    }

    private protected override void CheckInputColumn(DataViewSchema.Column column)
    {
        if (column.Type is not ImageDataViewType type)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", column.Name, "image", column.Type.ToString());
        if (type.Height <= 0 || type.Width <= 0)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", column.Name, "known-size image", "unknown-size image");
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, DataViewSchema.Column input)
    {
        var type = (ImageDataViewType)input.Type;
        return new(ColumnPairs[index].outputColumnName, new VectorDataViewType(ItemType, _layout.Dimensions(type.Height, type.Width)));
    }

    private protected override Delegate MakeGetter(int index, DataViewRow row, DataViewSchema.Column input, out Action disposer) =>
        _asFloats
            ? MakeGetter<float>(row, input, out disposer, value => _layout.NeedsScale ? (value - _layout.Offset) * _layout.Scale : value)
            : MakeGetter<byte>(row, input, out disposer, value => value);

    private ValueGetter<VBuffer<T>> MakeGetter<T>(DataViewRow row, DataViewSchema.Column input, out Action disposer, Func<byte, T> convert)
    {
        var type = (ImageDataViewType)input.Type;
        int pixels = type.Height * type.Width, size = pixels * _layout.Planes;
        var (alpha, red, green, blue) = _layout.PlanesOf();
        T[] converted = [.. Enumerable.Range(0, 256).Select(value => convert((byte)value))];
        var getSource = row.GetGetter<MLImage>(input);
        MLImage source = null;
        // The last image read is ended, though it may be the caller's own.
        disposer = () => source?.Dispose();
        return (ref VBuffer<T> destination) =>
        {
            getSource(ref source);
            if (source == null)
            {
                destination = new VBuffer<T>(size, 0, null, null);
                return;
            }
            Contracts.Check(source.Height == type.Height && source.Width == type.Width, "Check failed");
            VBufferEditor<T> editor = VBufferEditor.Create(ref destination, size);
            int redByte = source.PixelFormat == MLPixelFormat.Bgra32 ? 2 : 0;
            Span<(int Plane, int Byte)> channels = [(alpha, 3), (red, redByte), (green, 1), (blue, 2 - redByte)];
            foreach (var (plane, offset) in channels)
            {
                if (plane < 0)
                    continue;
                ReadOnlySpan<byte> bytes = source.Pixels;
                for (int pixel = 0; pixel < pixels; pixel++)
                    editor.Values[_layout.Index(pixel, plane, pixels)] = converted[bytes[pixel * 4 + offset]];
            }
            destination = editor.Commit();
        };
    }
}
