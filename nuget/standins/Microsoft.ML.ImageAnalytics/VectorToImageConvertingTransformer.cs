using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(Microsoft.ML.Transforms.Image.VectorToImageConvertingTransformer), "VectorToImageConverter")]

namespace Microsoft.ML.Transforms.Image;

public sealed class VectorToImageConvertingTransformer : OneToOneTransformerBase
{
    private readonly PixelLayout _layout;

    internal VectorToImageConvertingTransformer(IHostEnvironment env, string output, string input, int height, int width, PixelLayout layout)
        : base(env.Register("VectorToImageConverter"), (output, input ?? output))
    {
        Contracts.CheckParam(width > 0, "imageWidth", "Image width must be greater than zero");
        Contracts.CheckParam(height > 0, "imageHeight", "Image height must be greater than zero");
        (Type, _layout) = (new ImageDataViewType(height, width), layout);
    }

    internal ImageDataViewType Type { get; }

    internal static VectorToImageConvertingTransformer Create(IHostEnvironment env, ModelLoadContext ctx) =>
        new(env, ctx.Reader.ReadString(), ctx.Reader.ReadString(), ctx.Reader.ReadInt32(), ctx.Reader.ReadInt32(), new PixelLayout(ctx.Reader));

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo("VectorToImageConverter", typeof(VectorToImageConvertingTransformer).Assembly);
        ctx.Writer.Write(ColumnPairs[0].outputColumnName);
        ctx.Writer.Write(ColumnPairs[0].inputColumnName);
        ctx.Writer.Write(Type.Height);
        ctx.Writer.Write(Type.Width);
        _layout.Save(ctx.Writer);
    }

    private protected override void CheckInputColumn(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType vector)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", column.Name, "image", column.Type.ToString());
        var expected = new VectorDataViewType(vector.ItemType, Type.Height, Type.Width, _layout.Planes);
        if (vector.Size != expected.Size)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", column.Name, expected.ToString(), vector.ToString());
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, DataViewSchema.Column input) =>
        new(ColumnPairs[index].outputColumnName, Type);

    private protected override Delegate MakeGetter(int index, DataViewRow row, DataViewSchema.Column input, out Action disposer)
    {
        disposer = null;
        Type item = input.Type.ItemType().RawType;
        return item == typeof(float) ? MakeGetter<float>(row, input, value => value, _layout.NeedsScale)
            : item == typeof(double) ? MakeGetter<double>(row, input, value => (float)value, _layout.NeedsScale)
            : item == typeof(byte) ? MakeGetter<byte>(row, input, value => value, false)
            : throw Contracts.Except("We only support float, double or byte arrays");
    }

    private ValueGetter<MLImage> MakeGetter<T>(DataViewRow row, DataViewSchema.Column input, Func<T, float> convert, bool scaled)
    {
        int pixels = Type.Height * Type.Width;
        var (alpha, red, green, blue) = _layout.PlanesOf();
        var getSource = row.GetGetter<VBuffer<T>>(input);
        VBuffer<T> source = default, dense = default;
        return (ref MLImage image) =>
        {
            getSource(ref source);
            if (source.GetValues().Length == 0)
            {
                image = null;
                return;
            }
            source.CopyToDense(ref dense);
            ReadOnlySpan<T> values = dense.GetValues();
            var bytes = new byte[pixels * 4];
            Span<(int Plane, float Default)> channels = [(blue, 0), (green, 0), (red, 0), (alpha, 255)];
            for (int i = 0; i < bytes.Length; i++)
            {
                var (plane, value) = channels[i % 4];
                if (plane >= 0)
                    value = convert(values[_layout.Index(i / 4, plane, pixels)]);
                // A scaled image without an alpha plane comes out transparent.
                bytes[i] = !scaled ? (byte)value
                    : i % 4 == 3 && plane < 0 ? (byte)0
                    : (byte)Math.Round(value * _layout.Scale - _layout.Offset);
            }
            image = MLImage.CreateFromPixels(Type.Width, Type.Height, MLPixelFormat.Bgra32, bytes);
            image.Tag = nameof(VectorToImageConvertingTransformer);
        };
    }
}
