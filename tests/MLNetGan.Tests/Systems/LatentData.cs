using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using MLNetGan.Tests.Pipeline;

namespace MLNetGan.Tests.Systems;

/// <summary>Grey spots of 8x8 pixels, and a label that says how high they are; rows of a seed and a label.</summary>
internal class LatentData(bool isLabeled) : SystemData
{
    private const int Count = 30, Side = 8;
    private static readonly string[] s_labels = ["top", "middle", "bottom"];

    public override IDataView Training { get; } = TrainedSystem.ML.Data.LoadFromEnumerable(Enumerable.Range(0, Count).Select(i => new Spot
    {
        Label = s_labels[i % 3],
        Image = [.. Enumerable.Range(0, Side * Side).Select(p => 255 * MathF.Exp((-MathF.Pow(p / Side - 2 * (i % 3) - 1.5f, 2) - MathF.Pow(p % Side - i * 7f / Count, 2)) / 4))],
    }).ToList());

    public override IEstimator<ITransformer> Preparation => isLabeled ? TrainedSystem.ML.Transforms.Conversion.MapValueToKey("Label") : base.Preparation;

    public override string Output => "Image";

    public override IDataView Requests(IEnumerable<int> rows) => TrainedSystem.ML.Data.LoadFromEnumerable(rows.Select(Request).ToList());

    public override Func<int> IndexGetter(DataViewRow row)
    {
        ValueGetter<long> getter = row.GetGetter<long>(row.Schema["Seed"]);
        return () =>
        {
            long seed = 0;
            getter(ref seed);
            return (int)((seed + 5) / 1_000_003);
        };
    }

    public override float[][] Predict(ITransformer model, int[] rows) => Predict<SeedRow, Made>(model, rows, Request, made => made.Image);

    public override byte[] Export(NetworkTransformer network)
    {
        var stream = new MemoryStream();
        ((ImageGeneratorTransformer)network).ExportOnnx(stream, OnnxGeneratorInput.Seed);
        return stream.ToArray();
    }

    public override NamedOnnxValue[] OnnxInputs(IDataView prepared, int count)
    {
        NamedOnnxValue seeds = OnnxRun.Input("Seed", prepared.GetColumn<long>("Seed").Take(count).ToArray(), count, 1);
        return isLabeled ? [seeds, OnnxRun.Input("Label", prepared.GetColumn<uint>("Label").Take(count).Select(key => key - 1L).ToArray(), count, 1)] : [seeds];
    }

    protected static long Seed(int index) => index * 1_000_003L - 5;

    private static SeedRow Request(int index) => new() { Seed = Seed(index), Label = s_labels[index % 3] };

    protected sealed class Made
    {
        public float[] Image { get; set; } = [];
    }

    private sealed class Spot
    {
        public string Label { get; set; } = "";

        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];
    }
}
