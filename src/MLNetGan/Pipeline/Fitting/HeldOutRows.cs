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
    public static HeldOutRows Choose(IDataView view, double fraction, long seed) =>
        Choose(view, rows => rows < 2 ? 0 : Math.Clamp((int)Math.Round(fraction * rows), 1, rows - 1), seed);

    /// <summary>Chooses so many of the rows, or all if there are no more, by the same hash: fewer are some of more.</summary>
    public static HeldOutRows Choose(IDataView view, int most, long seed) => Choose(view, rows => Math.Min(most, rows), seed);

    private static HeldOutRows Choose(IDataView view, Func<int, int> count, long seed)
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
        rows.Sort((a, b) => a.Hash.CompareTo(b.Hash));
        return new HeldOutRows(rows.Take(count(rows.Count)).Select(row => row.Id));
    }
}
