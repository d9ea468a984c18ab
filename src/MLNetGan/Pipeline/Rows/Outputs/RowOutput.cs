using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Saving;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows.Outputs;

/// <summary>What is made of an output of a network: all that one kind of column means, in process and in ONNX graphs.</summary>
/// <param name="index">Which of the network's outputs.</param>
internal abstract class RowOutput(int index)
{
    public int Index => index;

    /// <summary>The columns that it adds.</summary>
    /// <param name="sizedBy">The input that gives images their size, where there is one.</param>
    /// <param name="sizes">That input's column.</param>
    /// <exception cref="ArgumentOutOfRangeException">Images would have no size, and must have one.</exception>
    public abstract IReadOnlyList<DataViewSchema.DetachedColumn> Columns(ImageInput? sizedBy, DataViewSchema.Column? sizes);

    /// <summary>The values to keep for rows, of what the network gives.</summary>
    public virtual Tensor ToValues(Tensor output, RowFrame frame) => output;

    /// <summary>A ValueGetter, of the column's raw type, of the slot that <paramref name="slot"/> then points to.</summary>
    public abstract Delegate GetGetter(int column, SlotValues values, Slot slot);

    /// <summary>Adds the output to a graph for any program.</summary>
    public abstract void Export(RowGraph graph, OnnxValue output);

    /// <summary>Adds the output to a graph for ML.NET, under the names of <see cref="SavedNames"/>.</summary>
    public abstract void Save(RowGraph graph, OnnxValue output);

    /// <summary>What the graph for ML.NET gives.</summary>
    public abstract IReadOnlyList<string> SavedNames { get; }

    /// <summary>Adds to a saved model what makes the columns of that.</summary>
    public abstract void Save(SavedChain chain);

    /// <summary>A getter of values as a vector, in the range of a column of pixels or as they are.</summary>
    protected static ValueGetter<VBuffer<float>> VectorGetter(
        SlotValues values, Slot slot, PixelScale? scale = null) => (ref VBuffer<float> value) =>
    {
        Span<float> found = values[slot.Index];
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, found.Length);
        if (scale is null)
            found.CopyTo(editor.Values);
        else
            scale.FromNetwork(found, editor.Values);
        value = editor.Commit();
    };
}
