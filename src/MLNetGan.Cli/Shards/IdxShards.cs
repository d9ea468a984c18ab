using System.Globalization;
using Microsoft.ML;
using MLNetGan.Data;
using MLNetGan.Files;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Cli.Shards;

/// <summary>Shards that write IDX files of some rows among the notes, of which one file of all is made in the end.</summary>
internal sealed class IdxShards(ShardFolder folder, ShardRequest request) : IShardWriter
{
    private const string Labels = "labels", LabelNames = "labels.txt", ImagesPattern = "images-idx?-ubyte";

    private readonly string _print = request.Print();

    public Dictionary<string, int[]>? Files => null;

    /// <summary>
    /// The files of a folder that was written so, if it was: of one kind of images, of their labels where they have some, and of what these
    /// are called where that is not their numbers.
    /// </summary>
    public static (string Images, string? Labels, string? Names)? Find(string folder)
    {
        if (Directory.GetFiles(folder, ImagesPattern) is not [var images])
            return null;
        string labels = Path.Combine(folder, FileName(Labels, dimensions: 1)), names = Path.Combine(folder, LabelNames);
        return !File.Exists(labels) ? (images, null, null) : (images, labels, File.Exists(names) ? names : null);
    }

    public void Begin(IDataView all, int first)
    {
    }

    public bool Has(int first, int count) => Names().All(name => File.Exists(PartOf(name, first)));

    public void Write(IDataView part, int first) => IdxSaving.Save(
        part, [.. request.Columns.Select(column => (column, PartOf(Images(column), first)))],
        request.LabelColumn is { } label ? (label, PartOf(Labels, first)) : null);

    public (int Count, string? File) Missing(ShardRecord record)
    {
        string[] missing = [.. Names().SelectMany(name => request.Parts(record.FirstRow, record.Rows).Select(first => PartOf(name, first)))
            .Where(path => !File.Exists(path))];
        return (missing.Length, missing.FirstOrDefault());
    }

    public string Merge()
    {
        AtomicFile.CleanUp(folder.FullPath);
        string[] written = [.. Names().Select(Merge)];
        if (request.LabelColumn is not null && request.LabelNames is { } names)
        {
            string path = Path.Combine(folder.FullPath, LabelNames);
            AtomicFile.Write(path, string.Concat(names.Select(name => $"{name}\n")));
            written = [.. written, path];
        }
        return $"{request.Rows} images: {string.Join(", ", written)}";
    }

    private string Merge(string name)
    {
        int[] sizes = ReadPart(name, 0).Sizes;
        string path = Path.Combine(folder.FullPath, FileName(name, sizes.Length + 1));
        AtomicFile.Write(path, stream =>
        {
            var writer = new IdxWriter(stream, sizes);
            for (int number = 1; number <= request.Shards; number++)
            {
                (int firstRow, int rows) = new Shard(number, request.Shards).Of(request.Rows);
                foreach (int first in request.Parts(firstRow, rows))
                {
                    (int[] found, int count, byte[] items) = ReadPart(name, first);
                    if (count != Math.Min(request.PartRows, firstRow + rows - first) || !found.SequenceEqual(sizes))
                        throw Damaged(name, first);
                    writer.Add(items, count);
                }
            }
            writer.End();
        });
        return path;
    }

    private (int[] Sizes, int Count, byte[] Items) ReadPart(string name, int first)
    {
        byte[] part = File.ReadAllBytes(PartOf(name, first));
        IdxHeader head;
        try
        {
            head = IdxHeader.Read(new MemoryStream(part), PartOf(name, first), name);
        }
        catch (InvalidDataException)
        {
            throw Damaged(name, first);
        }
        int[] sizes = [.. head.Dimensions.Skip(1)];
        byte[] items = part[(int)head.Length..];
        return items.Length == sizes.Aggregate((long)head.Count, (length, size) => length * size)
            ? (sizes, head.Count, items) : throw Damaged(name, first);
    }

    private InvalidDataException Damaged(string name, int first) => new(
        $"'{PartOf(name, first)}' is damaged: it does not hold the images that were written. Delete it, and run the shards again.");

    private IEnumerable<string> Names() =>
        [.. request.Columns.Select(Images), .. request.LabelColumn is null ? Array.Empty<string>() : [Labels]];

    private string Images(string column) => request.Columns.Length == 1 ? "images" : $"{column.ToLowerInvariant()}-images";

    private static string FileName(string name, int dimensions) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}-idx{dimensions}-ubyte");

    private string PartOf(string name, int first) =>
        folder.Note(string.Create(CultureInfo.InvariantCulture, $"{name}-{first:D8}-{_print}"));
}
