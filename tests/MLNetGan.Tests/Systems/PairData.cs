using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;
using MLNetGan.Tests.Pipeline.Translation;

namespace MLNetGan.Tests.Systems;

/// <summary>Waves of 32x32 RGB pixels and their negatives; rows of an input.</summary>
internal sealed class PairData : SystemData
{
    private const int Count = 12;

    public override IDataView Training { get; } = TinyPairs.Vectors(Count);

    public override string Output => "Translated";

    public override IDataView Requests(IEnumerable<int> rows) => TinyPairs.Vectors(rows.Select(Request).ToList());

    public override Func<int> IndexGetter(DataViewRow row)
    {
        ValueGetter<ReadOnlyMemory<char>> getter = row.GetGetter<ReadOnlyMemory<char>>(row.Schema["Name"]);
        return () =>
        {
            ReadOnlyMemory<char> name = default;
            getter(ref name);
            return int.Parse(name.Span["pair ".Length..]);
        };
    }

    public override float[][] Predict(ITransformer model, int[] rows) => Predict<PairRow, Translation>(
        model, rows, Request, made => made.Translated);

    public override byte[] Export(NetworkTransformer network)
    {
        var stream = new MemoryStream();
        ((ImageToImageTransformer)network).ExportOnnx(stream);
        return stream.ToArray();
    }

    public override NamedOnnxValue[] OnnxInputs(IDataView prepared, int count) =>
        [OnnxRun.Input("Input", [.. Enumerable.Range(0, count).SelectMany(i => TinyPairs.Picture(i))], count, 3, TinyPairs.Side, TinyPairs.Side)];

    private static PairRow Request(int index) => new() { Name = $"pair {index}", Input = TinyPairs.Picture(index), Target = TinyPairs.Picture(index) };

    private sealed class Translation
    {
        public float[] Translated { get; set; } = [];
    }
}
