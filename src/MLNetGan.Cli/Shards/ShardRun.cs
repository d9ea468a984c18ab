using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using MLNetGan.Cli.Display;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Cli.Shards;

/// <summary>Makes the rows of a shard part by part, and leaves out the parts that are there.</summary>
internal sealed class ShardRun(ShardFolder folder, ShardRequest request, Shard shard)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    /// <summary>Writes the shard.</summary>
    /// <param name="images">All rows.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    /// <returns>How many rows the shard has, and how many of them were there.</returns>
    public (int Rows, int Found) Write(IDataView images, CancellationToken cancellation)
    {
        (int first, int rows) = shard.Of(request.Rows);
        IShardWriter writer = ShardMerge.Writer(folder, request);
        using var owned = writer as IDisposable;
        writer.Begin(images, first);
        var clock = Stopwatch.StartNew();
        (int found, TimeSpan told) = (0, TimeSpan.Zero);
        foreach (int part in request.Parts(first, rows))
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(request.PartRows, first + rows - part);
            if (writer.Has(part, count))
                found += count;
            else
                writer.Write(IRowRanges.Of(images, part, count), part);
            if (clock.Elapsed - told >= s_interval)
            {
                told = clock.Elapsed;
                Tell(part + count - first, found, rows, told);
            }
        }
        folder.Finish(request, shard, new ShardRecord(first, rows, writer.Files));
        return (rows, found);
    }

    private void Tell(int done, int found, int rows, TimeSpan time)
    {
        double speed = (done - found) / time.TotalSeconds;
        string left = speed > 0 ? ProgressText.Time(TimeSpan.FromSeconds((rows - done) / speed)) : "?";
        string name = shard.Count > 1 ? $"shard {shard}: " : "";
        Console.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{name}{done} of {rows} rows, {speed:F0} images/s, left {left}"));
    }
}
