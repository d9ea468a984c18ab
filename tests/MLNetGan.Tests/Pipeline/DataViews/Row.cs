using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline.DataViews;

/// <summary>One row of loaded data as a cursor gave it.</summary>
internal sealed record Row(DataViewRowId Id, long Position, long Batch, string Label, float[] Pixels)
{
    /// <summary>Reads all rows that a cursor gives, and closes it.</summary>
    public static List<Row> ReadAll(DataViewRowCursor cursor)
    {
        using (cursor)
        {
            var rows = new List<Row>();
            var id = cursor.GetIdGetter();
            var image = cursor.GetGetter<VBuffer<float>>(cursor.Schema["Image"]);
            var label = cursor.GetGetter<ReadOnlyMemory<char>>(cursor.Schema["Label"]);
            while (cursor.MoveNext())
            {
                DataViewRowId rowId = default;
                VBuffer<float> pixels = default;
                ReadOnlyMemory<char> text = default;
                id(ref rowId);
                image(ref pixels);
                label(ref text);
                rows.Add(new Row(rowId, cursor.Position, cursor.Batch, text.ToString(), [.. pixels.DenseValues()]));
            }
            Assert.AreEqual(-1, cursor.Position);
            Assert.IsFalse(cursor.MoveNext());
            return rows;
        }
    }

    public static List<Row> ReadAll(IDataView data, Random? random = null) => ReadAll(data.GetRowCursor(data.Schema, random));
}
