using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Kind = Microsoft.ML.SchemaShape.Column.VectorKind;

namespace Microsoft.ML.Transforms;

/// <summary>Adds columns that a function computes.</summary>
public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(IHostEnvironment env, CustomMappingTransformer<TSrc, TDst> transformer)
        : base(env.Register(nameof(CustomMappingEstimator<TSrc, TDst>)), transformer)
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var result = inputSchema.ToDictionary(column => column.Name);
        foreach (RowClass.Column wanted in RowClass.Create(typeof(TSrc), SchemaDefinition.Direction.Both, Transformer.InputSchemaDefinition).Columns)
        {
            if (!result.TryGetValue(wanted.Name, out SchemaShape.Column column))
                throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", wanted.Name);
            SchemaShape.GetColumnTypeShape(wanted.Type, out Kind kind, out DataViewType itemType, out bool isKey);
            bool fits = itemType == column.ItemType && isKey == column.IsKey
                && (kind == column.Kind || kind == Kind.VariableVector && column.Kind == Kind.Vector);
            if (!fits)
                throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", wanted.Name, wanted.Type.ToString(), column.GetTypeString());
        }
        foreach (SchemaShape.Column added in SchemaShape.Create(Transformer.Added.Schema))
            result[added.Name] = added;
        return new SchemaShape(result.Values);
    }
}
