using System.IO.Hashing;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Cli.Runs;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Cli.Shards;

/// <summary>Generated images that are written in shards, or as one shard that is merged at once.</summary>
/// <param name="generator">What makes them.</param>
/// <param name="images">All rows.</param>
/// <param name="label">The column of labels, if there is one.</param>
/// <param name="target">The folder.</param>
internal sealed class GeneratedShards(ImageGeneratorTransformer generator, IDataView images, string label, string target)
{
    // What is written, and lost by a kill, at most: bytes of images, and images.
    private const int MostBytes = 1 << 24, MostRows = 4096, MostLabels = 256;

    /// <summary>Writes a shard.</summary>
    /// <param name="shard">Which.</param>
    /// <param name="complete">Adds what the command line asked for.</param>
    /// <returns>The exit status.</returns>
    public int Write(Shard shard, Func<ShardRequest, ShardRequest> complete)
    {
        ShardRequest request = complete(Request(shard));
        request = request with { PartRows = PartRows(request) };
        if (request.Format == ShardFormat.Idx && request.LabelNames is { Length: > MostLabels and var labels })
            throw new UserException(
                $"--format idx: expected at most {MostLabels} labels, as many as bytes tell apart; this run has {labels}. Use png.");
        var folder = new ShardFolder(target);
        folder.Begin(request);
        using var stop = new StopSignals();
        try
        {
            (int rows, int found) = new ShardRun(folder, request, shard).Write(images, stop.Token);
            string there = found > 0 ? $", of which {found} were there" : "";
            if (shard == Shard.Whole)
                Console.WriteLine(ShardMerge.Run(folder));
            else
            {
                Console.WriteLine($"shard {shard}: {rows} of {request.Rows} rows in {target}{there}");
                Console.Error.WriteLine(ShardMerge.Next(folder, request));
            }
            return ExitCode.Success;
        }
        catch (IOException) when (!Directory.Exists(folder.Notes))
        {
            throw new UserException($"'{target}' was merged or deleted while shard {shard} was made.");
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("mlnetgan: stopped; what was written is kept. The same command goes on.");
            return ExitCode.Cancelled;
        }
    }

    private ShardRequest Request(Shard shard)
    {
        DataViewSchema.Column? labels = images.Schema.GetColumnOrNull(label);
        string[]? names = labels is { } column ? LabelColumn.ReadNames(column) : null;
        return new ShardRequest(
            null, [], (int)images.GetRowCount()!.Value, 0, null, ShardFormat.Png, shard.Count, Shard.Alignment,
            [.. generator.ImageColumns], labels?.Name, names is null || IdxSaving.AreNumbers(names) ? null : names, Print());
    }

    private int PartRows(ShardRequest request)
    {
        if (request.Format == ShardFormat.Png)
            return Shard.Alignment;
        int bytes = generator.ImageColumns.Max(
            column => ImageSaving.ImageColumn(images, column).Type is VectorDataViewType type ? type.Size : 0);
        return Math.Clamp(MostBytes / Math.Max(1, bytes) / Shard.Alignment * Shard.Alignment, Shard.Alignment, MostRows);
    }

    private string Print()
    {
        using var weights = new MemoryStream();
        generator.ExportWeights(weights);
        return Convert.ToHexString(XxHash128.Hash(weights.GetBuffer().AsSpan(0, (int)weights.Length)));
    }
}
