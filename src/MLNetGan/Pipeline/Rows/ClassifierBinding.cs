using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A classifier bound to the column of images.</summary>
internal sealed class ClassifierBinding : RowBinding
{
    public const string PredictedLabel = "PredictedLabel", Score = "Score";
    public const int PredictedLabelOutput = 0;

    private readonly ClassifierModel _model;
    private readonly DataViewSchema.Column _image;

    public ClassifierBinding(ClassifierModel model, DataViewSchema schema)
    {
        _model = model;
        _image = SchemaError.Find(schema, "image", model.ImageColumnName);
        if (!_image.Type.Equals(model.Image.Type))
        {
            throw SchemaError.Mismatch("image", _image.Name, $"{model.Image.Type}", $"{_image.Type}",
                "Prepare images as those that the model was trained on.");
        }
        Inputs = [_image];
        var scores = new DataViewSchema.Annotations.Builder();
        if (model.Label.Names is { } names)
        {
            ReadOnlyMemory<char>[] texts = Array.ConvertAll(names, name => name.AsMemory());
            scores.Add<VBuffer<ReadOnlyMemory<char>>>("SlotNames", new VectorDataViewType(TextDataViewType.Instance, names.Length),
                (ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(texts.Length, texts).CopyTo(ref value));
        }
        // The key type of ML.NET's own multiclass trainers.
        Outputs =
        [
            new DataViewSchema.DetachedColumn(PredictedLabel, new KeyDataViewType(typeof(uint), model.Label.Count), model.Label.Annotations),
            new DataViewSchema.DetachedColumn(Score, new VectorDataViewType(NumberDataViewType.Single, model.Label.Count), scores.ToAnnotations()),
        ];
    }

    public override IReadOnlyList<DataViewSchema.Column> Inputs { get; }

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; }

    public override RowBatch Open(DataViewRow row, int capacity) => new ClassifierBatch(_model, row, _image, capacity);
}
