using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;

namespace MLNetGan.Tests.Systems;

/// <summary>Images without labels; rows of a seed and three codes, some of which are missing.</summary>
internal sealed class CodedData() : LatentData(isLabeled: false)
{
    private const int Values = 3;

    /// <summary>The codes of the rows.</summary>
    public static InfoGanCode[] Codes => [InfoGanCode.Categorical(nameof(Row.Kind), Values), InfoGanCode.Uniform(nameof(Row.Slant)), InfoGanCode.Gaussian(nameof(Row.Width))];

    public override IDataView Requests(IEnumerable<int> rows) => TrainedSystem.ML.Data.LoadFromEnumerable(rows.Select(Request).ToList());

    public override float[][] Predict(ITransformer model, int[] rows) => Predict<Row, Made>(model, rows, Request, made => made.Image);

    public override NamedOnnxValue[] OnnxInputs(IDataView prepared, int count)
    {
        Row[] rows = [.. Enumerable.Range(0, count).Select(Request)];
        return
        [
            .. base.OnnxInputs(prepared, count), OnnxRun.Input(nameof(Row.Kind), rows.Select(row => row.Kind == Values ? -1L : row.Kind).ToArray(), count, 1),
            OnnxRun.Input(nameof(Row.Slant), rows.Select(row => row.Slant).ToArray(), count, 1), OnnxRun.Input(nameof(Row.Width), rows.Select(row => row.Width).ToArray(), count, 1),
        ];
    }

    private static Row Request(int index) => new()
    {
        Seed = Seed(index),
        Kind = (uint)(index % (Values + 1)),
        Slant = index % 3 == 1 ? float.NaN : index / 35f - 1,
        Width = index % 5 == 2 ? float.NaN : index / 30f,
    };

    private sealed class Row
    {
        public long Seed { get; set; }

        /// <summary>Keys of objects count from 0; one that is too large is missing.</summary>
        [KeyType(Values)]
        public uint Kind { get; set; }

        public float Slant { get; set; }

        public float Width { get; set; }
    }
}
