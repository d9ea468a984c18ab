using System.Diagnostics;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>What the data-view layer costs: generating through Transform beside the bare network, and reading a batch.</summary>
internal static class PipelineBenchmark
{
    private const int Batch = 64, Rounds = 5;

    /// <summary>Measures both in turn, keeps the best of each, and prints one JSON line.</summary>
    public static void Measure(BenchmarkArguments arguments)
    {
        int batches = arguments.Steps;
        var context = new MLContext(seed: 0);
        IDataView digits = context.Gan().Data.DrawnDigits(Batch * batches);
        using GeneratorTransformer generator = context.Gan().Dcgan(new DcganOptions { Epochs = 1, BatchSize = Batch })
            .Fit(context.Gan().Data.DrawnDigits(Batch));
        var options = new DcganOptions();
        var source = new ViewBatchSource(digits, TrainingColumns.From(digits.Schema, options), options);
        double bare = double.MaxValue, transform = double.MaxValue, read = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            bare = Math.Min(bare, Time(() => RunNetwork(generator.Model.Network, batches)) / batches);
            transform = Math.Min(transform, Time(() => ReadImages(generator.Generate(Batch * batches))) / batches);
            read = Math.Min(read, Time(() => ReadBatches(source, round)) / batches);
        }
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            benchmark = "pipeline",
            batch = Batch,
            network_ms_per_batch = Math.Round(bare, 3),
            transform_ms_per_batch = Math.Round(transform, 3),
            throughput_ratio = Math.Round(bare / transform, 3),
            read_ms_per_batch = Math.Round(read, 3),
        }));
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void RunNetwork(Network network, int batches)
    {
        using IDisposable noGrad = no_grad();
        using Tensor latent = randn(Batch, network.Inputs[0].Shape.Count);
        for (int i = 0; i < batches; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            network.Forward(latent);
        }
    }

    private static void ReadImages(IDataView images)
    {
        using DataViewRowCursor cursor = images.GetRowCursor([images.Schema["Image"]]);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(images.Schema["Image"]);
        VBuffer<float> image = default;
        while (cursor.MoveNext())
            getter(ref image);
    }

    private static void ReadBatches(ViewBatchSource source, long order)
    {
        var batch = new HostBatch(Batch, source.Format);
        using IBatchReader reader = source.Open(order);
        do
            reader.Fill(batch);
        while (batch.Count == Batch);
    }
}
