using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Values of a known type (text as strings) and their numbers.</summary>
internal sealed class TermMap<T>(PrimitiveDataViewType itemType) : TermMap(itemType)
{
    private readonly Dictionary<T, uint> _numbers = new();
    private T[] _terms = [];

    public override int Count => _terms.Length;

    public override Action Adder(DataViewRow row, DataViewSchema.Column column, int maximum) => Typed<Action>(row, column, nameof(AdderOf), maximum);

    public override Delegate Mapper(DataViewRow row, DataViewSchema.Column column) => Typed<Delegate>(row, column, nameof(MapperOf));

    public override void Finish(bool sort)
    {
        _terms = _numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToArray();
        if (sort)
            Array.Sort(_terms, typeof(T) == typeof(string) ? (IComparer<T>)StringComparer.Ordinal : Comparer<T>.Default);
        Number();
    }

    public override void AddKeyValues(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column input, bool asText)
    {
        if (Count == 0)
            return;
        // Keys of keys are named as the keys they are made of.
        if (ItemType is KeyDataViewType key && input.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type is VectorDataViewType names
            && (ulong)names.Size == key.Count)
        {
            Runtime.Generic.Call<object>(typeof(TermMap<T>), nameof(AddNames), names.ItemType.RawType, this, builder, input, names.ItemType);
            return;
        }
        if (_terms is string[] texts)
            Add(builder, TextDataViewType.Instance, Array.ConvertAll(texts, text => text.AsMemory()));
        else if (asText)
            Add(builder, TextDataViewType.Instance, Array.ConvertAll(_terms, term => Convert.ToString(term, CultureInfo.InvariantCulture).AsMemory()));
        else
            Add(builder, ItemType, _terms);
    }

    public override void Write(BinaryWriter writer)
    {
        SchemaCodec.WriteType(writer, ItemType);
        if (_terms is string[] texts)
            ArrayCodec.WriteStrings(writer, texts);
        else
            ArrayCodec.Write(writer, _terms);
    }

    protected override void Read(BinaryReader reader)
    {
        _terms = typeof(T) == typeof(string) ? (T[])(object)ArrayCodec.ReadStrings(reader) : ArrayCodec.Read<T>(reader);
        Number();
    }

    private static void Add<TItem>(DataViewSchema.Annotations.Builder builder, PrimitiveDataViewType type, TItem[] values) =>
        builder.Add(AnnotationKinds.KeyValues, new VectorDataViewType(type, values.Length), AnnotationKinds.Constant(values));

    private object AddNames<TName>(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column input, PrimitiveDataViewType type)
    {
        VBuffer<TName> names = default;
        input.GetKeyValues(ref names);
        Add(builder, type, Array.ConvertAll(_terms, term => names.GetItemOrDefault(Convert.ToInt32(term, CultureInfo.InvariantCulture) - 1)));
        return null;
    }

    private void Number()
    {
        _numbers.Clear();
        for (int i = 0; i < _terms.Length; i++)
            _numbers[_terms[i]] = (uint)i + 1;
    }

    private bool IsMissing(T term) => term switch
    {
        string text => text.Length == 0,
        float number => float.IsNaN(number),
        double number => double.IsNaN(number),
        _ => ItemType is KeyDataViewType && EqualityComparer<T>.Default.Equals(term, default),
    };

    private TResult Typed<TResult>(DataViewRow row, DataViewSchema.Column column, string method, params object[] more)
    {
        object convert = typeof(T) == typeof(string)
            ? (Func<ReadOnlyMemory<char>, string>)(text => text.ToString())
            : (Func<T, T>)(value => value);
        return Runtime.Generic.Call<TResult>(typeof(TermMap<T>), method, ItemType.RawType, this, [row, column, convert, .. more]);
    }

    private Action AdderOf<TRaw>(DataViewRow row, DataViewSchema.Column column, Func<TRaw, T> convert, int maximum)
    {
        void Add(TRaw raw)
        {
            T term = convert(raw);
            if (_numbers.Count < maximum && !IsMissing(term))
                _numbers.TryAdd(term, (uint)_numbers.Count + 1);
        }
        if (column.Type is VectorDataViewType)
        {
            ValueGetter<VBuffer<TRaw>> getVector = row.GetGetter<VBuffer<TRaw>>(column);
            VBuffer<TRaw> vector = default;
            return () =>
            {
                getVector(ref vector);
                foreach (TRaw raw in vector.DenseValues())
                    Add(raw);
            };
        }
        ValueGetter<TRaw> getter = row.GetGetter<TRaw>(column);
        TRaw value = default;
        return () =>
        {
            getter(ref value);
            Add(value);
        };
    }

    private Delegate MapperOf<TRaw>(DataViewRow row, DataViewSchema.Column column, Func<TRaw, T> convert)
    {
        uint Number(TRaw raw) => _numbers.GetValueOrDefault(convert(raw));
        if (column.Type is VectorDataViewType)
        {
            ValueGetter<VBuffer<TRaw>> getVector = row.GetGetter<VBuffer<TRaw>>(column);
            VBuffer<TRaw> vector = default;
            return (ValueGetter<VBuffer<uint>>)((ref VBuffer<uint> result) =>
            {
                getVector(ref vector);
                VBufferEditor<uint> editor = VBufferEditor.Create(ref result, vector.Length);
                for (int i = 0; i < vector.Length; i++)
                    editor.Values[i] = Number(vector.GetItemOrDefault(i));
                result = editor.Commit();
            });
        }
        ValueGetter<TRaw> getter = row.GetGetter<TRaw>(column);
        TRaw value = default;
        return (ValueGetter<uint>)((ref uint result) =>
        {
            getter(ref value);
            result = Number(value);
        });
    }
}
