using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>What the cursors over computed rows share: a row's number, which is its id, in the rows' own or a shuffled order.</summary>
internal abstract class NumberedCursor(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, int count, Random? rand)
    : LoadedDataCursor(schema, columnsNeeded)
{
    private readonly int[]? _order = rand is null ? null : Shuffle(count, rand);
    private int _row;

    public sealed override long Batch => 0;

    /// <summary>The number of the row where the cursor stands.</summary>
    protected int Row
    {
        get
        {
            CheckOnRow();
            return _row;
        }
    }

    public sealed override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row, 0);

    protected sealed override bool MoveTo(long position)
    {
        if (position >= count)
            return false;
        _row = _order is null ? (int)position : _order[position];
        return true;
    }

    /// <summary>Row numbers in an order that is drawn.</summary>
    public static int[] Shuffle(int count, Random rand)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        rand.Shuffle(order);
        return order;
    }
}
