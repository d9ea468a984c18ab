using System.Linq.Expressions;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Makes value getters of the members of row objects.</summary>
internal static class MemberReader
{
    /// <summary>A compiled <c>row =&gt; row.Member</c> for each column.</summary>
    public static Delegate[] Compile<TRow>(RowClass rowClass) => Array.ConvertAll(rowClass.Columns, column =>
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda(Expression.MakeMemberAccess(row, column.Member), row).Compile();
    });

    public static Delegate Getter<TRow>(RowClass.Column column, Delegate read, Func<TRow> current)
    {
        Type type = column.MemberType;
        if (read is Func<TRow, string> text)
            return (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = text(current()).AsMemory());
        if (read is Func<TRow, string[]> texts)
            return TextArray(texts, current);
        if (type.IsArray)
            return Generic.Call<Delegate>(typeof(MemberReader), nameof(FromArray), [typeof(TRow), type.GetElementType()], null, read, current);
        if (column.Type is VectorDataViewType vector)
            return Generic.Call<Delegate>(typeof(MemberReader), nameof(FromBuffer), [typeof(TRow), vector.ItemType.RawType], null, read, current);
        if (column.Type is KeyDataViewType key)
            return Key(key, read, current);
        return Generic.Call<Delegate>(typeof(MemberReader), nameof(Direct), [typeof(TRow), type], null, read, current);
    }

    private static ValueGetter<T> Direct<TRow, T>(Func<TRow, T> read, Func<TRow> current) =>
        (ref T value) => value = read(current());

    private static ValueGetter<VBuffer<T>> FromArray<TRow, T>(Func<TRow, T[]> read, Func<TRow> current) => (ref VBuffer<T> value) =>
    {
        T[] array = read(current());
        VBuffer<T>.Copy(array, 0, ref value, array?.Length ?? 0);
    };

    private static ValueGetter<VBuffer<T>> FromBuffer<TRow, T>(Func<TRow, VBuffer<T>> read, Func<TRow> current) =>
        (ref VBuffer<T> value) => read(current()).CopyTo(ref value);

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> TextArray<TRow>(Func<TRow, string[]> read, Func<TRow> current) =>
        (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            string[] texts = read(current()) ?? [];
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, texts.Length);
            for (int i = 0; i < texts.Length; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        };

    // Members hold keys from 0; in the data view they start at 1, and what is out of range is missing. (Vectors are not shifted.)
    private static Delegate Key<TRow>(KeyDataViewType type, Delegate read, Func<TRow> current)
    {
        ulong count = type.Count;
        return read switch
        {
            Func<TRow, uint> r => (ValueGetter<uint>)((ref uint value) => value = r(current()) is var v && v < count ? v + 1 : 0),
            Func<TRow, ulong> r => (ValueGetter<ulong>)((ref ulong value) => value = r(current()) is var v && v < count ? v + 1 : 0),
            Func<TRow, byte> r => (ValueGetter<byte>)((ref byte value) => value = (byte)(r(current()) is var v && v < count ? v + 1 : 0)),
            _ => throw new InvalidOperationException(),
        };
    }
}
