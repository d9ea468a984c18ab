using Microsoft.ML;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>A saved pipeline, which ML.NET reads.</summary>
internal sealed class PipelineFormat() : FuzzFormat("pipeline", TrainedRun.Pipeline)
{
    private static readonly MLContext s_context = new();
    private static readonly Request[] s_rows = [new() { Label = "3", Seed = 1 }, new() { Label = "7", Seed = 2 }];

    public override bool IsForeign => true;

    public override void WriteOriginals(string folder) => Write(TrainedRun.Files[File], folder, 0, File);

    public override FuzzContent Read(string folder)
    {
        ITransformer model = s_context.Model.Load(Path.Combine(folder, File), out _);
        using (model as IDisposable)
            return ViewContent.Of(model.Transform(s_context.Data.LoadFromEnumerable(s_rows)));
    }

    private sealed class Request
    {
        public string Label { get; set; } = "";

        public long Seed { get; set; }
    }
}
