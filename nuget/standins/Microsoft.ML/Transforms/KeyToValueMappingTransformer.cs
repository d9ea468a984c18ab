using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(KeyToValueMappingTransformer), KeyToValueMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Maps keys to what they are called; a missing key becomes empty text, NaN or 0.</summary>
public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "KeyToValueTransform";

    internal KeyToValueMappingTransformer(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base(env.Register(nameof(KeyToValueMappingTransformer)), columns)
    {
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(LoaderSignature, typeof(KeyToValueMappingTransformer).Assembly);
        SaveColumns(ctx);
    }

    private protected override void CheckInputColumn(DataViewSchema.Column column)
    {
        DataViewType names = column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type;
        Contracts.Check(names != null, "Metadata KeyValues does not exist");
        Contracts.Check((ulong)((names as VectorDataViewType)?.Size ?? 0) == ((column.Type.ItemType() as KeyDataViewType)?.Count ?? 0),
            "KeyValues metadata size does not match column type key count");
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, DataViewSchema.Column input)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, name => name == AnnotationKinds.SlotNames);
        var item = (PrimitiveDataViewType)input.Annotations.Schema[AnnotationKinds.KeyValues].Type.ItemType();
        return new DataViewSchema.DetachedColumn(ColumnPairs[index].outputColumnName,
            input.Type is VectorDataViewType vector ? new VectorDataViewType(item, vector.Dimensions) : item, annotations.ToAnnotations());
    }

    private protected override Delegate MakeGetter(int index, DataViewRow row, DataViewSchema.Column input, out Action disposer)
    {
        disposer = null;
        return Generic.Call<Delegate>(typeof(KeyToValueMappingTransformer), nameof(Mapper),
            [input.Type.ItemType().RawType, input.Annotations.Schema[AnnotationKinds.KeyValues].Type.ItemType().RawType], null, row, input);
    }

    private static Delegate Mapper<TKey, TValue>(DataViewRow row, DataViewSchema.Column input)
        where TKey : IConvertible
    {
        VBuffer<TValue> buffer = default;
        input.GetKeyValues(ref buffer);
        TValue[] values = buffer.DenseValues().ToArray();
        TValue missing = typeof(TValue) == typeof(float) ? (TValue)(object)float.NaN
            : typeof(TValue) == typeof(double) ? (TValue)(object)double.NaN : default;
        TValue Value(TKey key) => key.ToUInt64(null) is var number && number - 1 < (ulong)values.Length ? values[number - 1] : missing;

        if (input.Type is VectorDataViewType)
        {
            ValueGetter<VBuffer<TKey>> getVector = row.GetGetter<VBuffer<TKey>>(input);
            VBuffer<TKey> keys = default;
            return (ValueGetter<VBuffer<TValue>>)((ref VBuffer<TValue> result) =>
            {
                getVector(ref keys);
                VBufferEditor<TValue> editor = VBufferEditor.Create(ref result, keys.Length);
                for (int i = 0; i < keys.Length; i++)
                    editor.Values[i] = Value(keys.GetItemOrDefault(i));
                result = editor.Commit();
            });
        }
        ValueGetter<TKey> getter = row.GetGetter<TKey>(input);
        TKey key = default;
        return (ValueGetter<TValue>)((ref TValue result) =>
        {
            getter(ref key);
            result = Value(key);
        });
    }

    private static KeyToValueMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx) => new(env, LoadColumns(ctx));
}
