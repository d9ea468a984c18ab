using System.Linq.Expressions;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Binds the columns of a schema to the members of a class and fills objects from rows.</summary>
internal sealed class RowFiller<TRow>
    where TRow : class
{
    private readonly List<(RowClass.Column Column, int Index)> _bound = new();

    public RowFiller(DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        foreach (RowClass.Column column in RowClass.Create(typeof(TRow), SchemaDefinition.Direction.Write, definition).Columns)
        {
            if (schema.GetColumnOrNull(column.Name) is not { } found)
            {
                if (ignoreMissingColumns)
                    continue;
                throw Contracts.ExceptSchemaMismatch("Schema", "", column.Name);
            }
            var (item, isVector) = SchemaDefinition.Split(column.Member);
            if (isVector != found.Type is VectorDataViewType || found.Type.ItemType().RawType != item)
                throw Contracts.Except($"Can't bind the IDataView column '{column.Name}' of type '{found.Type}' to field or " +
                    $"property '{column.Member.Name}' of type '{column.MemberType.FullName}'.");
            _bound.Add((column, found.Index));
        }
    }

    /// <summary>The columns that objects are filled from.</summary>
    public IEnumerable<int> ColumnIndices => _bound.Select(b => b.Index);

    /// <summary>An action that fills an object from where the row then stands.</summary>
    public Action<TRow> Bind(DataViewRow row)
    {
        Action<TRow>[] setters = _bound.Select(b => Setter(row, row.Schema[b.Index], b.Column)).ToArray();
        return target =>
        {
            foreach (Action<TRow> setter in setters)
                setter(target);
        };
    }

    private static Action<TRow> Setter(DataViewRow row, DataViewSchema.Column source, RowClass.Column column)
    {
        // Of other assemblies' types, images for one, only those are known that an attribute somewhere has registered, size and all.
        if (source.Type is not (VectorDataViewType or PrimitiveDataViewType) && !DataViewTypeManager.Knows(source.Type))
            throw new NotImplementedException($"Type '{column.MemberType.FullName}' is not yet supported.");
        ParameterExpression target = Expression.Parameter(typeof(TRow)), value = Expression.Parameter(column.MemberType);
        MemberExpression member = Expression.MakeMemberAccess(target, column.Member);
        Delegate write = Expression.Lambda(typeof(Action<,>).MakeGenericType(typeof(TRow), column.MemberType),
            Expression.Assign(member, value), target, value).Compile();
        // Arrays and buffers are reused when the object already holds one; a member without a getter cannot be looked at.
        bool readable = column.Member is not System.Reflection.PropertyInfo { CanRead: false };
        Delegate read = Expression.Lambda(readable ? member : Expression.Default(column.MemberType), target).Compile();

        if (write is Action<TRow, string> writeText)
        {
            var getter = row.GetGetter<ReadOnlyMemory<char>>(source);
            ReadOnlyMemory<char> text = default;
            return o =>
            {
                getter(ref text);
                writeText(o, text.ToString());
            };
        }
        if (write is Action<TRow, string[]> writeTexts)
            return ToArray(row, source, (Func<TRow, string[]>)read, writeTexts, (ReadOnlyMemory<char> item) => item.ToString());
        string method = column.MemberType.IsArray ? nameof(SameArray)
            : source.Type is VectorDataViewType ? nameof(ToBuffer) : nameof(Direct);
        Type item = source.Type is VectorDataViewType vector ? vector.ItemType.RawType : column.MemberType;
        return Generic.Call<Action<TRow>>(typeof(RowFiller<TRow>), method, item, null, row, source, read, write);
    }

    private static Action<TRow> Direct<T>(DataViewRow row, DataViewSchema.Column source, Delegate read, Action<TRow, T> write)
    {
        ValueGetter<T> getter = row.GetGetter<T>(source);
        T value = default;
        return target =>
        {
            getter(ref value);
            write(target, value);
        };
    }

    private static Action<TRow> ToBuffer<T>(DataViewRow row, DataViewSchema.Column source, Func<TRow, VBuffer<T>> read, Action<TRow, VBuffer<T>> write)
    {
        ValueGetter<VBuffer<T>> getter = row.GetGetter<VBuffer<T>>(source);
        return target =>
        {
            VBuffer<T> value = read(target);
            getter(ref value);
            write(target, value);
        };
    }

    private static Action<TRow> SameArray<T>(DataViewRow row, DataViewSchema.Column source, Func<TRow, T[]> read, Action<TRow, T[]> write) =>
        ToArray(row, source, read, write, (Converter<T, T>)null);

    // An array of the right size is reused. So no array (null) stays none for an empty vector, as in the real package.
    private static Action<TRow> ToArray<TItem, T>(DataViewRow row, DataViewSchema.Column source, Func<TRow, T[]> read, Action<TRow, T[]> write,
        Converter<TItem, T> convert)
    {
        ValueGetter<VBuffer<TItem>> getter = row.GetGetter<VBuffer<TItem>>(source);
        VBuffer<TItem> buffer = default;
        return target =>
        {
            getter(ref buffer);
            T[] array = read(target);
            if ((array?.Length ?? 0) != buffer.Length)
                array = new T[buffer.Length];
            if (array is TItem[] same && convert == null)
            {
                buffer.CopyTo(same);
            }
            else
            {
                for (int i = 0; i < buffer.Length; i++)
                    array[i] = convert(buffer.GetItemOrDefault(i));
            }
            write(target, array);
        };
    }
}
