using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A network that tells something of images, bound to their column.</summary>
internal sealed class RecognizerBinding : RowBinding
{
    private readonly RecognizerModel _model;
    private readonly DataViewSchema.Column _image;

    public RecognizerBinding(RecognizerModel model, DataViewSchema schema)
    {
        _model = model;
        _image = SchemaError.Find(schema, "image", model.ImageColumnName);
        if (!_image.Type.Equals(model.Image.Type))
        {
            throw SchemaError.Mismatch("image", _image.Name, $"{model.Image.Type}", $"{_image.Type}",
                "Prepare images as those that the model was trained on.");
        }
        Inputs = [_image];
        Getters = [.. model.Heads.SelectMany(head => head.Keys is null
            ? new[] { (head, IsKey: false) }
            : [(head, IsKey: true), (head, IsKey: false)])];
        Outputs = [.. Getters.Select(output => output.IsKey ? KeyColumn(output.Head) : ValueColumn(output.Head))];
    }

    public override IReadOnlyList<DataViewSchema.Column> Inputs { get; }

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; }

    /// <summary>For each of <see cref="Outputs"/> its head, and whether it is of the key rather than of the head's values.</summary>
    public IReadOnlyList<(RecognizerHead Head, bool IsKey)> Getters { get; }

    public override RowBatch Open(DataViewRow row, int capacity) => new RecognizerBatch(_model, this, row, _image, capacity);

    // The key type of ML.NET's own multiclass trainers.
    private static DataViewSchema.DetachedColumn KeyColumn(RecognizerHead head) =>
        new(head.Name, new KeyDataViewType(typeof(uint), head.Keys!.Count), head.Keys.Annotations);

    private static DataViewSchema.DetachedColumn ValueColumn(RecognizerHead head)
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, head.Size);
        if (head.Keys is null)
            return new DataViewSchema.DetachedColumn(head.Name, type);
        var annotations = new DataViewSchema.Annotations.Builder();
        if (head.Keys.Names is { } names)
        {
            ReadOnlyMemory<char>[] texts = Array.ConvertAll(names, name => name.AsMemory());
            annotations.Add<VBuffer<ReadOnlyMemory<char>>>("SlotNames", new VectorDataViewType(TextDataViewType.Instance, names.Length),
                (ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(texts.Length, texts).CopyTo(ref value));
        }
        return new DataViewSchema.DetachedColumn(head.ScoreName, type, annotations.ToAnnotations());
    }
}
