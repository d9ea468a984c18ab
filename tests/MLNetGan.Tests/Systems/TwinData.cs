using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Tests.Pipeline;

namespace MLNetGan.Tests.Systems;

/// <summary>Grey spots of 8x8 pixels, and colour ones that do not belong to them; rows of a seed.</summary>
internal sealed class TwinData : LatentData
{
    private const int Count = 30, Side = 8;

    public TwinData() : base(isLabeled: false)
    {
    }

    public override IDataView Training { get; } = TrainedSystem.ML.Data.LoadFromEnumerable(Enumerable.Range(0, Count).Select(i => new Twin
    {
        Input = [.. Enumerable.Range(0, Side * Side).Select(p => 255 * MathF.Exp(-MathF.Pow(p % Side - i * 7f / Count, 2) / 4))],
        Target = [.. Enumerable.Range(0, 3 * Side * Side).Select(p => 255 * MathF.Exp(-MathF.Pow(p / Side % Side - i * 5f / Count, 2) / 4))],
    }).ToList());

    public override string Output => "Target";

    public override float[][] Predict(ITransformer model, int[] rows) => Predict<SeedRow, MadeTarget>(
        model, rows, row => new SeedRow { Seed = Seed(row), Label = "" }, made => made.Target);

    private sealed class MadeTarget
    {
        public float[] Target { get; set; } = [];
    }

    private sealed class Twin
    {
        [VectorType(1, Side, Side)]
        public float[] Input { get; set; } = [];

        [VectorType(3, Side, Side)]
        public float[] Target { get; set; } = [];
    }
}
