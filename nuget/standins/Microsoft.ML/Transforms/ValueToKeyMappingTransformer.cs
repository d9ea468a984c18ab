using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ValueToKeyMappingTransformer), ValueToKeyMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Maps values to their numbers; what was not seen in training becomes 0 (missing).</summary>
public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "TermTransform";
    private readonly TermMap _map;
    private readonly bool _asText;

    internal ValueToKeyMappingTransformer(IHostEnvironment env, (string outputColumnName, string inputColumnName) columns, TermMap map, bool asText)
        : base(env.Register("Term"), columns) => (_map, _asText) = (map, asText);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(LoaderSignature, typeof(ValueToKeyMappingTransformer).Assembly);
        SaveColumns(ctx);
        ctx.Writer.Write(_asText);
        _map.Write(ctx.Writer);
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, DataViewSchema.Column input)
    {
        DataViewType item = input.Type.ItemType();
        Contracts.Check(item.Equals(_map.ItemType),
            $"Could not apply a map over type '{_map.ItemType}' to column '{input.Name}' since it has type '{item}'");
        var annotations = new DataViewSchema.Annotations.Builder();
        _map.AddKeyValues(annotations, input, _asText);
        annotations.Add(input.Annotations, name => name == AnnotationKinds.SlotNames);
        return new DataViewSchema.DetachedColumn(ColumnPairs[index].outputColumnName,
            input.Type is VectorDataViewType vector ? new VectorDataViewType(_map.KeyType, vector.Dimensions) : _map.KeyType, annotations.ToAnnotations());
    }

    private protected override Delegate MakeGetter(int index, DataViewRow row, DataViewSchema.Column input, out Action disposer)
    {
        disposer = null;
        return _map.Mapper(row, input);
    }

    private static ValueToKeyMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var columns = LoadColumns(ctx).Single();
        bool asText = ctx.Reader.ReadBoolean();
        return new ValueToKeyMappingTransformer(env, columns, TermMap.Load(ctx.Reader), asText);
    }
}
