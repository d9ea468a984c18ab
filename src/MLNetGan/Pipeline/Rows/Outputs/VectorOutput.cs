using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Saving;

namespace MLNetGan.Pipeline.Rows.Outputs;

/// <summary>Numbers as they are: a vector of one value or more, which is what ONNX gives.</summary>
/// <param name="index">Which of the network's outputs.</param>
/// <param name="columnName">The column; also the output's name in exported graphs.</param>
/// <param name="size">How many numbers.</param>
internal sealed class VectorOutput(int index, string columnName, int size) : RowOutput(index)
{
    private string Made => SavedChain.LosesSuffix(columnName) ? $"{columnName}.values" : columnName;

    public override IReadOnlyList<string> SavedNames => [Made];

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Columns(ImageInput? sizedBy, DataViewSchema.Column? sizes) =>
        [new DataViewSchema.DetachedColumn(columnName, new VectorDataViewType(NumberDataViewType.Single, size))];

    public override Delegate GetGetter(int column, SlotValues values, Slot slot) => VectorGetter(values, slot);

    public override void Export(RowGraph graph, OnnxValue output) => graph.Onnx.Output(output, columnName, OnnxType.Float, size);

    public override void Save(RowGraph graph, OnnxValue output) =>
        graph.Onnx.SampleOutput(graph.OrMissing(output, float.NaN), Made, OnnxType.Float, size);

    public override void Save(SavedChain chain)
    {
        if (Made != columnName)
            chain.Append(chain.Transforms.CopyColumns(columnName, Made)).Drop(Made);
    }
}
