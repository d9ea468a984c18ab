using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A row whose values are the members of an object that is exchanged from outside.</summary>
internal sealed class ObjectRow<TRow> : DataViewRow
    where TRow : class
{
    private readonly Delegate[] _getters;
    private TRow _current;
    private long _position = -1;

    public ObjectRow(RowClass rowClass)
    {
        Schema = rowClass.Schema;
        Delegate[] readers = MemberReader.Compile<TRow>(rowClass);
        _getters = readers.Select((read, i) => MemberReader.Getter(rowClass.Columns[i], read, Current)).ToArray();
    }

    public override long Position => _position;
    public override long Batch => 0;
    public override DataViewSchema Schema { get; }

    public void Set(TRow row)
    {
        _current = Contracts.CheckValue(row, nameof(row));
        _position++;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId value) => value = new DataViewRowId((ulong)_position, 0);

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters[column.Index].As<TValue>(column);

    private TRow Current()
    {
        Contracts.Check(_position >= 0, RowExtensions.NotOnARow);
        return _current;
    }
}
