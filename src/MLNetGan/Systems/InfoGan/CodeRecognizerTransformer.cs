using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows.Outputs;
using MLNetGan.Systems.InfoGan;

namespace MLNetGan;

/// <summary>
/// InfoGAN's recognition network: tells which codes real images would have, which are clusters and features learned without labels.
/// </summary>
/// <remarks>
/// Reads the image column, which must have the type of the training column. Adds for each categorical code a key column of
/// its name and, under the name with "Score" at its end, the probability of each value (known-size vector of Single); for
/// each other code a vector of one Single of its name, its mean.
/// <para>
/// Its ONNX file has the same outputs: int64 indices from 0, shape (batch), for keys; float, shape (batch, values), for
/// others. A saved one, where there is a categorical code, drops columns of the data named PredictedLabel and Score.
/// </para>
/// </remarks>
public sealed class CodeRecognizerTransformer : ImageRecognizerTransformer
{
    internal CodeRecognizerTransformer(TrainedGan trained, IReadOnlyList<InfoGanCode> codes)
        : base(trained, [.. codes.Select(Output)]) => Codes = codes;

    /// <summary>The codes, in the order of their columns.</summary>
    public IReadOnlyList<InfoGanCode> Codes { get; }

    private static RowOutput Output(InfoGanCode code, int index)
    {
        int output = InfoGanSystem.FirstCodeOutput + index;
        return code.Kind == InfoGanCodeKind.Categorical
            ? new KeyOutput(output, code.Name, code.Name + "Score", LabelColumn.Of(code.Cardinality, null))
            : new VectorOutput(output, code.Name, 1);
    }
}
