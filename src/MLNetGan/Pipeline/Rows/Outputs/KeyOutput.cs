using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Saving;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows.Outputs;

/// <summary>The likeliest of several keys, and the probability of each, of an output of logits.</summary>
/// <param name="index">Which of the network's outputs.</param>
/// <param name="keyColumn">The column of the key; also the output's name in exported graphs.</param>
/// <param name="scoreColumn">The column of the probabilities, likewise.</param>
/// <param name="keys">The keys.</param>
internal sealed class KeyOutput(int index, string keyColumn, string scoreColumn, LabelColumn keys) : RowOutput(index)
{
    public LabelColumn Keys => keys;

    private string MadeScores => $"{scoreColumn}.scores";

    private string MadeOneHot => $"{keyColumn}.keys";

    public override IReadOnlyList<string> SavedNames => [MadeScores, MadeOneHot];

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Columns(ImageInput? sizedBy, DataViewSchema.Column? sizes) =>
    [
        new(keyColumn, keys.AsPredicted().Type, keys.Annotations),
        new(scoreColumn, new VectorDataViewType(NumberDataViewType.Single, keys.Count), LabelColumn.Annotate("SlotNames", keys.Names)),
    ];

    public override Tensor ToValues(Tensor output, RowFrame frame) => output.softmax(1);

    public override Delegate GetGetter(int column, SlotValues values, Slot slot) =>
        column == 0 ? KeyGetter(values, slot) : VectorGetter(values, slot);

    public override void Export(RowGraph graph, OnnxValue output)
    {
        OnnxValue scores = Scores(graph.Onnx, output);
        graph.Onnx.Output(scores, scoreColumn, OnnxType.Float, keys.Count);
        graph.Onnx.Output(Largest(graph.Onnx, scores), keyColumn, OnnxType.Int64);
        graph.AddNames(keyColumn, keys);
    }

    // Keys as one-hot vectors, of which one of ML.NET's own components then makes keys with names.
    public override void Save(RowGraph graph, OnnxValue output)
    {
        OnnxGraph onnx = graph.Onnx;
        OnnxValue scores = graph.OrMissing(Scores(onnx, output), float.NaN);
        onnx.SampleOutput(scores, MadeScores, OnnxType.Float, keys.Count);
        OnnxValue zeroOne = onnx.Constant<float>(OnnxType.Float, [0, 1], [2]);
        OnnxValue oneHot = onnx.Node("OneHot", [Largest(onnx, scores), onnx.Constant((long)keys.Count), zeroOne]);
        // Scores that are not numbers leave no key: times zero they stay so, and others vanish.
        OnnxValue orMissing = onnx.Node("Add", [oneHot, onnx.Node("Mul", [scores, onnx.Constant(0f)])]);
        onnx.SampleOutput(orMissing, MadeOneHot, OnnxType.Float, keys.Count);
    }

    public override void Save(SavedChain chain)
    {
        chain.Append(OneHotDecoder.Fit(chain.Context, keys, MadeOneHot));
        if (keyColumn != OneHotDecoder.Key)
            chain.Append(chain.Transforms.CopyColumns(keyColumn, OneHotDecoder.Key));
        chain.Append(chain.Transforms.CopyColumns(scoreColumn, MadeScores))
            .Drop(MadeScores, MadeOneHot, OneHotDecoder.Key, OneHotDecoder.Score);
    }

    private static ValueGetter<uint> KeyGetter(SlotValues values, Slot slot) => (ref uint value) =>
    {
        // Without a largest probability, where all are NaN, the key is missing.
        value = 0;
        float largest = float.NegativeInfinity;
        ReadOnlySpan<float> scores = values[slot.Index];
        for (int key = 0; key < scores.Length; key++)
        {
            if (scores[key] > largest)
                (largest, value) = (scores[key], (uint)key + 1);
        }
    };

    private static OnnxValue Scores(OnnxGraph graph, OnnxValue logits) => graph.Node("Softmax", logits, ("axis", 1L));

    private static OnnxValue Largest(OnnxGraph graph, OnnxValue scores) => graph.Node("ArgMax", scores, ("axis", 1L), ("keepdims", 0L));
}
