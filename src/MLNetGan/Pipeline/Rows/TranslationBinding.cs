using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A translating generator bound to the column of images to translate, whose size the translations have.</summary>
internal sealed class TranslationBinding : RowBinding
{
    private const string Role = "input";

    private readonly TranslationModel _model;
    private readonly DataViewSchema.Column _input;

    public TranslationBinding(TranslationModel model, DataViewSchema schema)
    {
        _model = model;
        _input = SchemaError.Find(schema, Role, model.InputColumnName);
        Inputs = [_input];
        Outputs = [new DataViewSchema.DetachedColumn(model.OutputColumnName, OutputType())];
    }

    public override IReadOnlyList<DataViewSchema.Column> Inputs { get; }

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; }

    public override RowBatch Open(DataViewRow row, int capacity) => new TranslationBatch(_model, row, _input, capacity);

    private DataViewType OutputType()
    {
        int channels = _model.Source.Channels;
        return _input.Type switch
        {
            VectorDataViewType { IsKnownSize: true, Dimensions: [var found, var height, var width] } vector
                when found == channels && vector.ItemType == NumberDataViewType.Single => OutputType(height, width),
            ImageDataViewType { Height: > 0, Width: > 0 } image => OutputType(image.Height, image.Width),
            ImageDataViewType when _model.Target.IsImage => new ImageDataViewType(),
            ImageDataViewType => throw SchemaError.Mismatch(Role, _input.Name, "an image of known size", $"{_input.Type}",
                "Use ResizeImages to give images a size: the translations are vectors, as the target column in training was."),
            _ => throw SchemaError.Mismatch(Role, _input.Name, $"a known-size Vector<Single, {channels}, H, W> or an image", $"{_input.Type}",
                $"Use LoadImages to make images, or ExtractPixels the vector, which must have its dimensions in the order channels, height, width; height and width are free, but there must be {channels} channels, as in training."),
        };
    }

    private DataViewType OutputType(int height, int width) => _model.Target.IsImage
        ? new ImageDataViewType(height, width)
        : new VectorDataViewType(NumberDataViewType.Single, _model.Target.Channels, height, width);
}
