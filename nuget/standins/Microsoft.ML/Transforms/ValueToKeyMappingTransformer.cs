using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ValueToKeyMappingTransformer), ValueToKeyMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Maps values to their numbers; what was not seen in training becomes 0 (missing).</summary>
public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "TermTransform";
    private readonly TermMap[] _maps;
    private readonly bool _asText;

    internal ValueToKeyMappingTransformer(IHostEnvironment env, (string outputColumnName, string inputColumnName)[] columns, TermMap[] maps, bool asText)
        : base(env.Register("Term"), columns) => (_maps, _asText) = (maps, asText);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(LoaderSignature, typeof(ValueToKeyMappingTransformer).Assembly);
        SaveColumns(ctx);
        ctx.Writer.Write(_asText);
        Array.ForEach(_maps, map => map.Write(ctx.Writer));
    }

    private protected override DataViewSchema.DetachedColumn MakeColumn(int index, DataViewSchema.Column input)
    {
        TermMap map = _maps[index];
        DataViewType item = ValueToKeyMappingEstimator.TypeOf(Schema(input), input.Name).ItemType();
        Contracts.Check(item.Equals(map.ItemType),
            $"Could not apply a map over type '{map.ItemType}' to column '{input.Name}' since it has type '{item}'");
        var annotations = new DataViewSchema.Annotations.Builder();
        map.AddKeyValues(annotations, input, _asText);
        annotations.Add(input.Annotations, name => name == AnnotationKinds.SlotNames);
        return new DataViewSchema.DetachedColumn(ColumnPairs[index].outputColumnName,
            input.Type is VectorDataViewType vector ? new VectorDataViewType(map.KeyType, vector.Dimensions) : map.KeyType, annotations.ToAnnotations());
    }

    private protected override Delegate MakeGetter(int index, DataViewRow row, DataViewSchema.Column input, out Action disposer)
    {
        disposer = null;
        return _maps[index].Mapper(row, input);
    }

    private static DataViewSchema Schema(DataViewSchema.Column column)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(column.Name, column.Type);
        return builder.ToSchema();
    }

    private static ValueToKeyMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var columns = LoadColumns(ctx);
        bool asText = ctx.Reader.ReadBoolean();
        return new ValueToKeyMappingTransformer(env, columns, Array.ConvertAll(columns, _ => TermMap.Load(ctx.Reader)), asText);
    }
}
