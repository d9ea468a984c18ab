using Microsoft.ML;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>The rows of several data views, one after the other; the schemas were found to fit.</summary>
internal sealed class ConcatenatedDataView : IDataView
{
    private readonly IDataView[] _sources;
    private readonly DataViewSchema.Column[][] _sourceColumns;

    /// <param name="sources">The data views.</param>
    /// <param name="columns">The columns to take, as those of the first source; every source has them by name.</param>
    public ConcatenatedDataView(IDataView[] sources, DataViewSchema.Column[] columns)
    {
        _sources = sources;
        _sourceColumns = [.. sources.Select(source => columns.Select(column => source.Schema[column.Name]).ToArray())];
        var builder = new DataViewSchema.Builder();
        for (int i = 0; i < columns.Length; i++)
            builder.AddColumn(columns[i].Name, columns[i].Type, ImageColumn.OfAll([.. _sourceColumns.Select(source => source[i])]));
        Schema = builder.ToSchema();
        CanShuffle = sources.All(source => source.CanShuffle && source.GetRowCount() is not null);
    }

    public DataViewSchema Schema { get; }

    /// <summary>Whether every source can be shuffled and knows its number of rows, which says how often to draw from it.</summary>
    public bool CanShuffle { get; }

    public long? GetRowCount()
    {
        long sum = 0;
        foreach (var source in _sources)
        {
            if (source.GetRowCount() is not long count)
                return null;
            sum += count;
        }
        return sum;
    }

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.ToArray();
        return new ConcatenatedCursor(Schema, needed, _sources, _sourceColumns, CanShuffle ? rand : null);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
