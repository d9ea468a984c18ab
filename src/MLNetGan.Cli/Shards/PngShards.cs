using Microsoft.ML;
using MLNetGan.Files;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Cli.Shards;

/// <summary>Shards that write image files, all into the same folders: a file's name depends on its row alone.</summary>
internal sealed class PngShards(ShardFolder folder, ShardRequest request) : IShardWriter, IDisposable
{
    private readonly List<(string Folder, int Number)> _part = [];
    private readonly Dictionary<string, int[]> _files = [];
    private DataViewRowCursor? _labels;
    private ImageFileNames? _names;

    public Dictionary<string, int[]> Files => _files;

    public void Begin(IDataView all, int first)
    {
        DataViewSchema.Column? label = request.LabelColumn is { } name ? all.Schema[name] : null;
        _labels = all.GetRowCursor(label is { } column ? [column] : []);
        _names = new ImageFileNames(_labels, label);
        for (int row = 0; row < first && _labels.MoveNext(); row++)
            _names.Next();
    }

    public bool Has(int first, int count)
    {
        _part.Clear();
        for (int row = 0; row < count && _labels!.MoveNext(); row++)
        {
            (string label, int number) = _names!.Next();
            _part.Add((label, number));
            if (!_files.TryGetValue(label, out int[]? range))
                _files[label] = range = [number, 0];
            range[1]++;
        }
        return request.Columns.All(column => _part.All(image => IsThere(PathOf(column, image.Folder, image.Number))));
    }

    public void Write(IDataView part, int first)
    {
        foreach (string label in _part.Select(image => image.Folder).Distinct())
        {
            foreach (string column in request.Columns)
                Directory.CreateDirectory(Path.Combine(FolderOf(column), label));
        }
        DataViewSchema.Column[] columns = [.. request.Columns.Select(column => ImageSaving.ImageColumn(part, column))];
        using DataViewRowCursor cursor = part.GetRowCursor(columns);
        PictureReader[] pictures = [.. columns.Select(column => new PictureReader(cursor, column))];
        for (int row = 0; cursor.MoveNext(); row++)
        {
            for (int i = 0; i < pictures.Length; i++)
            {
                ReadOnlySpan<float> pixels = pictures[i].Read();
                PngFile.Save(PathOf(request.Columns[i], _part[row].Folder, _part[row].Number), pixels, pictures[i].Shape, flush: false);
            }
        }
    }

    public (int Count, string? File) Missing(ShardRecord record)
    {
        (int count, string? first) = (0, null);
        foreach ((string label, int[] range) in record.Files ?? [])
        {
            for (int number = range[0]; number < range[0] + range[1]; number++)
            {
                foreach (string column in request.Columns)
                {
                    string path = PathOf(column, label, number);
                    if (!IsThere(path))
                        (count, first) = (count + 1, first ?? path);
                }
            }
        }
        return (count, first);
    }

    // They lie where they belong; what killed processes left beside them goes.
    public string Merge()
    {
        foreach (string column in request.Columns)
        {
            AtomicFile.CleanUp(FolderOf(column));
            foreach (string label in Directory.GetDirectories(FolderOf(column)))
                AtomicFile.CleanUp(label);
        }
        return $"{(long)request.Rows * request.Columns.Length} images in {folder.FullPath}";
    }

    public void Dispose() => _labels?.Dispose();

    // A power cut may have left an empty one.
    private static bool IsThere(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    private string FolderOf(string column) => ColumnFolder.Of(folder.FullPath, column, request.Columns);

    private string PathOf(string column, string label, int number) => Path.Combine(FolderOf(column), ImageFileNames.Path(label, number));
}
