using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Kind = Microsoft.ML.SchemaShape.Column.VectorKind;

namespace Microsoft.ML.Transforms;

/// <summary>Learns the values of columns and numbers them from 1.</summary>
public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHost _host;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;
    private readonly int _maximum;
    private readonly KeyOrdinality _order;
    private readonly bool _asText;
    private readonly IDataView _keyData;

    internal ValueToKeyMappingEstimator(IHostEnvironment env, (string outputColumnName, string inputColumnName)[] columns,
        int maximumNumberOfKeys, KeyOrdinality keyOrdinality, bool addKeyValueAnnotationsAsText, IDataView keyData)
    {
        _host = env.Register(nameof(ValueToKeyMappingEstimator));
        Contracts.CheckParam(columns.Length > 0, nameof(columns), $"{nameof(columns)} cannot be null or empty");
        Contracts.CheckParam(keyData == null || keyData.Schema.Count == 1, nameof(keyData), "If specified, this data view should contain " +
            $"only a single column containing the terms to map, but this had {keyData?.Schema.Count} columns.");
        (_columns, _maximum, _order, _asText, _keyData) = (columns, maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData);
    }

    /// <summary>How values are numbered.</summary>
    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        TermMap[] maps = Array.ConvertAll(_columns, pair => TermMap.Create(TypeOf(input.Schema, pair.inputColumnName).ItemType()));
        if (_keyData != null)
        {
            foreach (TermMap map in maps)
                Train(_keyData, [(map, _keyData.Schema[0])], int.MaxValue);
        }
        else
        {
            Train(input, maps.Select((map, i) => (map, input.Schema[_columns[i].inputColumnName])).ToArray(), _maximum);
        }
        return new ValueToKeyMappingTransformer(_host, _columns, maps, _asText);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        var result = inputSchema.ToDictionary(column => column.Name);
        foreach (var (output, input) in _columns)
        {
            if (!inputSchema.TryFindColumn(input, out SchemaShape.Column column) || !column.ItemType.IsStandardScalar())
                throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", input);
            if (!column.IsKey || !column.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out SchemaShape.Column values) || values.Kind != Kind.Vector)
                values = new SchemaShape.Column(AnnotationKinds.KeyValues, Kind.Vector, _asText ? TextDataViewType.Instance : column.ItemType, column.IsKey);
            IEnumerable<SchemaShape.Column> annotations = column.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out SchemaShape.Column names)
                ? [names, values] : [values];
            result[output] = new SchemaShape.Column(output, column.Kind, NumberDataViewType.UInt32, true, new SchemaShape(annotations));
        }
        return new SchemaShape(result.Values);
    }

    internal static DataViewType TypeOf(DataViewSchema schema, string name)
    {
        DataViewType type = schema.GetColumnOrNull(name)?.Type ?? throw Contracts.ExceptSchemaMismatch("inputSchema", "input", name);
        return type.ItemType() is PrimitiveDataViewType ? type
            : throw Contracts.ExceptSchemaMismatch("inputSchema", "input", name, "standard type or a vector of standard type", type.ToString());
    }

    private void Train(IDataView data, (TermMap Map, DataViewSchema.Column Column)[] parts, int maximum)
    {
        using DataViewRowCursor cursor = data.GetRowCursor(parts.Select(part => part.Column));
        Action[] adders = Array.ConvertAll(parts, part => part.Map.Adder(cursor, cursor.Schema[part.Column.Index], maximum));
        while (cursor.MoveNext())
            Array.ForEach(adders, add => add());
        foreach (var (map, _) in parts)
            map.Finish(_order == KeyOrdinality.ByValue);
    }
}
