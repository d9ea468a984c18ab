using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;

namespace MLNetGan.Tests.Systems;

/// <summary>Grey waves of 16x16 pixels; rows of an image to complete.</summary>
internal sealed class CompletionData : SystemData
{
    private const int Count = 30, Side = 16;

    public override IDataView Training { get; } = View(Enumerable.Range(0, Count));

    public override string Output => "Completed";

    public override IDataView Requests(IEnumerable<int> rows) => View(rows);

    public override Func<int> IndexGetter(DataViewRow row)
    {
        ValueGetter<int> getter = row.GetGetter<int>(row.Schema["Number"]);
        return () =>
        {
            int number = 0;
            getter(ref number);
            return number;
        };
    }

    public override float[][] Predict(ITransformer model, int[] rows) =>
        Predict<Picture, Made>(model, rows, Request, made => made.Completed);

    public override byte[] Export(NetworkTransformer network)
    {
        var stream = new MemoryStream();
        ((ContextEncoderTransformer)network).ExportOnnx(stream);
        return stream.ToArray();
    }

    public override NamedOnnxValue[] OnnxInputs(IDataView prepared, int count) =>
        [OnnxRun.Input("Image", [.. prepared.GetColumn<float[]>("Image").Take(count).SelectMany(image => image)], count, 1, Side, Side)];

    private static IDataView View(IEnumerable<int> rows) => TrainedSystem.ML.Data.LoadFromEnumerable(rows.Select(Request).ToList());

    // Of many lengths, so that surroundings tell of the centre.
    private static Picture Request(int index) => new()
    {
        Number = index,
        Image = [.. Enumerable.Range(0, Side * Side)
            .Select(p => 127 + 110 * MathF.Sin(0.3f * index + (p % Side) * (0.2f + 0.01f * index) + p / Side * 0.15f))],
    };

    private sealed class Picture
    {
        public int Number { get; set; }

        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];
    }

    private sealed class Made
    {
        public float[] Completed { get; set; } = [];
    }
}
