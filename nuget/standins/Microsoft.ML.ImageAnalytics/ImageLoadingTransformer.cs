using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: LoadableClass(typeof(Microsoft.ML.Data.ImageLoadingTransformer), "ImageLoaderTransform")]

namespace Microsoft.ML.Data;

public sealed class ImageLoadingTransformer : OneToOneTransformerBase
{
    public readonly string ImageFolder;

    internal ImageLoadingTransformer(IHostEnvironment env, string output, string input, string imageFolder)
        : base(env.Register(nameof(ImageLoadingTransformer)), (output, input ?? output))
    {
        if (string.IsNullOrEmpty(imageFolder))
            return;
        ImageFolder = Directory.Exists(imageFolder)
            ? Path.GetFullPath(imageFolder)
            : throw new ArgumentException($"Directory \"{imageFolder}\" does not exist.");
    }

    internal static ImageLoadingTransformer Create(IHostEnvironment env, ModelLoadContext ctx) =>
        new(env, ctx.Reader.ReadString(), ctx.Reader.ReadString(), ctx.Reader.ReadString());

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo("ImageLoaderTransform", typeof(ImageLoadingTransformer).Assembly);
        ctx.Writer.Write(ColumnPairs[0].outputColumnName);
        ctx.Writer.Write(ColumnPairs[0].inputColumnName);
        ctx.Writer.Write(ImageFolder ?? "");
    }

    private protected override void CheckInputColumn(DataViewSchema.Column column)
    {
        if (column.Type is not TextDataViewType)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", column.Name, TextDataViewType.Instance.ToString(), column.Type.ToString());
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, DataViewSchema.Column input) =>
        new(ColumnPairs[index].outputColumnName, new ImageDataViewType());

    private protected override Delegate MakeGetter(int index, DataViewRow row, DataViewSchema.Column input, out Action disposer)
    {
        MLImage last = null;
        disposer = () => last?.Dispose();
        var getPath = row.GetGetter<ReadOnlyMemory<char>>(input);
        ReadOnlyMemory<char> text = default;
        return (ValueGetter<MLImage>)((ref MLImage image) =>
        {
            // The caller's image of the row before ends here.
            image?.Dispose();
            image = null;
            getPath(ref text);
            if (text.Length > 0)
            {
                string path = ImageFolder == null ? text.ToString() : Path.Combine(ImageFolder, text.ToString());
                image = MLImage.CreateFromStream(new MemoryStream(File.ReadAllBytes(path)));
                image.Tag = path;
            }
            last = image;
        });
    }
}
