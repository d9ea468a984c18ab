using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>The key-typed label column of a model: its type, and the names of its keys where it has some.</summary>
internal sealed class LabelColumn
{
    private const string KeyValues = "KeyValues";
    private const string Advice = "Use MapValueToKey to make keys of labels.";

    // What ML.NET's keys may be of.
    private static readonly Type[] s_types = [typeof(byte), typeof(ushort), typeof(uint), typeof(ulong)];

    private LabelColumn(KeyDataViewType type, DataViewSchema.Annotations annotations, string[]? names) =>
        (Type, Annotations, Names) = (type, annotations, names);

    public KeyDataViewType Type { get; }

    /// <summary>The annotation of key names alone, or none.</summary>
    public DataViewSchema.Annotations Annotations { get; }

    /// <summary>The key names as text, whatever their type; null without any.</summary>
    public string[]? Names { get; }

    /// <summary>The key names, or without any the numbers of the keys: from 0, as ML.NET reads and writes keys as text.</summary>
    public IReadOnlyList<string> NamesOrNumbers =>
        Names ?? [.. Enumerable.Range(0, Count).Select(key => key.ToString(CultureInfo.InvariantCulture))];

    public int Count => (int)Type.Count;

    /// <summary>Reads a training column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or no key.</exception>
    public static LabelColumn From(DataViewSchema schema, string name)
    {
        DataViewSchema.Column column = SchemaError.Find(schema, "label", name);
        if (column.Type is not KeyDataViewType { Count: <= int.MaxValue } key)
            throw SchemaError.Mismatch("label", name, "Key", $"{column.Type}", Advice);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(column.Annotations, kind => kind == KeyValues);
        return new LabelColumn(key, annotations.ToAnnotations(), ReadNames(column));
    }

    /// <summary>A column of keys with names (or, when null, without), of the .NET type of a name.</summary>
    public static LabelColumn Of(int count, string[]? names, string type = nameof(UInt32)) =>
        new(new KeyDataViewType(s_types.Single(known => known.Name == type), (ulong)count), Annotate(KeyValues, names), names);

    /// <summary>An annotation of names; none where there are none.</summary>
    public static DataViewSchema.Annotations Annotate(string kind, string[]? names)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        if (names is not null)
        {
            ReadOnlyMemory<char>[] values = [.. names.Select(name => name.AsMemory())];
            annotations.Add(kind, new VectorDataViewType(TextDataViewType.Instance, values.Length),
                (ref VBuffer<ReadOnlyMemory<char>> buffer) => new VBuffer<ReadOnlyMemory<char>>(values.Length, values).CopyTo(ref buffer));
        }
        return annotations.ToAnnotations();
    }

    /// <summary>The same keys with the type that ML.NET's own multiclass trainers predict.</summary>
    public LabelColumn AsPredicted() => new(new KeyDataViewType(typeof(uint), Type.Count), Annotations, Names);

    /// <summary>Checks what a schema's shape can tell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or no key.</exception>
    public static void Check(SchemaShape schema, string name)
    {
        SchemaShape.Column column = SchemaError.Find(schema, "label", name);
        if (column is not { IsKey: true, Kind: SchemaShape.Column.VectorKind.Scalar })
            throw SchemaError.Mismatch("label", name, "Key", SchemaError.Describe(column), Advice);
    }

    /// <summary>Finds the column in data to generate for, which must have the keys of the training data.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or has other keys.</exception>
    public DataViewSchema.Column FindSame(DataViewSchema schema, string name)
    {
        LabelColumn found = From(schema, name);
        if (!found.Type.Equals(Type) || (Names is not null && found.Names is not null && !Names.AsSpan().SequenceEqual(found.Names)))
        {
            throw SchemaError.Mismatch("label", name, Describe(), found.Describe(),
                "Map labels with the MapValueToKey that was fitted on the training data.");
        }
        return schema[name];
    }

    private string Describe()
    {
        const int shown = 5;
        if (Names is null)
            return $"{Type}";
        string more = Names.Length > shown ? ", ..." : "";
        return $"{Type} with the key names '{string.Join("', '", Names.Take(shown))}'{more}";
    }

    /// <summary>The names of a key column's values as text, whatever their type; null where there are none.</summary>
    public static string[]? ReadNames(DataViewSchema.Column column)
    {
        if (column.Type is not KeyDataViewType || column.Annotations.Schema.GetColumnOrNull(KeyValues)?.Type is not VectorDataViewType type)
            return null;
        return (string[])Generic.Call(ReadTexts<int>, type.ItemType.RawType, column.Annotations);
    }

    private static string[] ReadTexts<T>(DataViewSchema.Annotations annotations)
    {
        VBuffer<T> names = default;
        annotations.GetValue(KeyValues, ref names);
        return [.. names.DenseValues().Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}"))];
    }
}
