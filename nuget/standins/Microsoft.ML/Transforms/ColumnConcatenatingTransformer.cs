using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(Microsoft.ML.Data.ColumnConcatenatingTransformer), Microsoft.ML.Data.ColumnConcatenatingTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

/// <summary>Joins columns into one vector. One vector alone keeps its type, dimensions and annotations.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "ConcatTransform";
    private readonly string _name;
    private readonly string[] _sources;

    internal ColumnConcatenatingTransformer(IHostEnvironment env, string outputColumnName, params string[] inputColumnNames)
        : base(env.Register(nameof(ColumnConcatenatingTransformer))) => (_name, _sources) = (outputColumnName, inputColumnNames);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(LoaderSignature, typeof(ColumnConcatenatingTransformer).Assembly);
        ArrayCodec.WriteStrings(ctx.Writer, _sources.Prepend(_name));
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private static ColumnConcatenatingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        string[] names = ArrayCodec.ReadStrings(ctx.Reader);
        return new ColumnConcatenatingTransformer(env, names[0], names[1..]);
    }

    private sealed class Mapper : IRowMapper
    {
        private readonly string _name;
        private readonly DataViewSchema.Column[] _sources;
        private readonly VectorDataViewType _type;

        public Mapper(ColumnConcatenatingTransformer parent, DataViewSchema schema)
        {
            _name = parent._name;
            _sources = Array.ConvertAll(parent._sources, name => schema.GetColumnOrNull(name)
                ?? throw Contracts.ExceptSchemaMismatch("inputSchema", "input", name));
            DataViewType item = _sources[0].Type.ItemType();
            foreach (DataViewSchema.Column source in _sources.Where(s => !s.Type.ItemType().Equals(item)))
                throw Contracts.ExceptSchemaMismatch("inputSchema", "input", source.Name, item.ToString(), source.Type.ToString());
            int[] sizes = Array.ConvertAll(_sources, SizeOf);
            _type = IsSingleVector ? (VectorDataViewType)_sources[0].Type
                : new VectorDataViewType((PrimitiveDataViewType)item, sizes.Contains(0) ? 0 : sizes.Sum());
        }

        private bool IsSingleVector => _sources is [{ Type: VectorDataViewType }];

        public DataViewSchema.DetachedColumn[] GetOutputColumns()
        {
            if (IsSingleVector)
                return [new(_name, _type, _sources[0].Annotations)];
            var annotations = new DataViewSchema.Annotations.Builder();
            if (_type.IsKnownSize && _sources.Any(s => s.Type is not VectorDataViewType || s.HasSlotNames()))
                annotations.Add(AnnotationKinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, _type.Size),
                    AnnotationKinds.Constant(_sources.SelectMany(SlotNames).ToArray()));
            return [new(_name, _type, annotations.ToAnnotations())];
        }

        public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
        {
            HashSet<int> needed = activeOutput(0) ? _sources.Select(s => s.Index).ToHashSet() : [];
            return needed.Contains;
        }

        public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return !activeOutput(0) ? [null] : IsSingleVector ? [input.GetGetter(input.Schema[_sources[0].Index])]
                : [Generic.Call<Delegate>(typeof(Mapper), nameof(Joined), _type.ItemType.RawType, this, input)];
        }

        private static int SizeOf(DataViewSchema.Column column) => (column.Type as VectorDataViewType)?.Size ?? 1;

        private static IEnumerable<ReadOnlyMemory<char>> SlotNames(DataViewSchema.Column source)
        {
            if (source.Type is not VectorDataViewType)
                return [source.Name.AsMemory()];
            VBuffer<ReadOnlyMemory<char>> names = default;
            if (source.HasSlotNames())
                source.GetSlotNames(ref names);
            else
                names = new VBuffer<ReadOnlyMemory<char>>(SizeOf(source), 0, null, null);
            return names.DenseValues().Select(name => name.IsEmpty ? name : $"{source.Name}.{name}".AsMemory());
        }

        private ValueGetter<VBuffer<T>> Joined<T>(DataViewRow row)
        {
            ValueGetter<VBuffer<T>>[] parts = Array.ConvertAll(_sources, source => Part<T>(row, row.Schema[source.Index]));
            var values = new VBuffer<T>[parts.Length];
            return (ref VBuffer<T> result) =>
            {
                int length = 0, explicitValues = 0;
                for (int i = 0; i < parts.Length; i++)
                {
                    parts[i](ref values[i]);
                    int expected = SizeOf(_sources[i]);
                    Contracts.Check(expected == 0 || expected == values[i].Length,
                        $"Column '{_sources[i].Name}': expected {expected} slots, but got {values[i].Length}");
                    length += values[i].Length;
                    explicitValues += values[i].GetValues().Length;
                }
                result = explicitValues <= length / 2 ? Sparse(values, length, explicitValues, ref result) : Dense(values, length, ref result);
            };
        }

        private static ValueGetter<VBuffer<T>> Part<T>(DataViewRow row, DataViewSchema.Column column)
        {
            if (column.Type is VectorDataViewType)
                return row.GetGetter<VBuffer<T>>(column);
            ValueGetter<T> getter = row.GetGetter<T>(column);
            return (ref VBuffer<T> value) =>
            {
                VBufferEditor<T> editor = VBufferEditor.Create(ref value, 1);
                getter(ref editor.Values[0]);
                value = editor.Commit();
            };
        }

        private static VBuffer<T> Dense<T>(VBuffer<T>[] parts, int length, ref VBuffer<T> storage)
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref storage, length);
            int offset = 0;
            foreach (VBuffer<T> part in parts)
            {
                part.CopyTo(editor.Values, offset);
                offset += part.Length;
            }
            return editor.Commit();
        }

        private static VBuffer<T> Sparse<T>(VBuffer<T>[] parts, int length, int explicitValues, ref VBuffer<T> storage)
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref storage, length, explicitValues);
            int offset = 0, count = 0;
            foreach (VBuffer<T> part in parts)
            {
                foreach (var (index, value) in part.Items())
                    (editor.Values[count], editor.Indices[count++]) = (value, offset + index);
                offset += part.Length;
            }
            return editor.Commit();
        }
    }
}
