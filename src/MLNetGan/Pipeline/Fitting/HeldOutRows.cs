using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Rows of a data view that training must not see, told by their ids, which stay under shuffles.</summary>
internal sealed class HeldOutRows
{
    private readonly HashSet<DataViewRowId> _ids;

    private HeldOutRows(IEnumerable<DataViewRowId> ids) => _ids = [.. ids];

    public int Count => _ids.Count;

    public bool Contains(DataViewRowId id) => _ids.Contains(id);

    /// <summary>Chooses a share of the rows, at least one of two, by a hash of the seed and their ids; reads no column.</summary>
    public static HeldOutRows Choose(IDataView view, double fraction, long seed)
    {
        List<(long Hash, DataViewRowId Id)> rows = [];
        using DataViewRowCursor cursor = view.GetRowCursor([]);
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getter(ref id);
            rows.Add((CounterNoise.Combine(CounterNoise.Combine(seed, (long)id.Low), (long)id.High), id));
        }
        int count = rows.Count < 2 ? 0 : Math.Clamp((int)Math.Round(fraction * rows.Count), 1, rows.Count - 1);
        rows.Sort((a, b) => a.Hash.CompareTo(b.Hash));
        return new HeldOutRows(rows.Take(count).Select(row => row.Id));
    }
}
