using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Kind = Microsoft.ML.SchemaShape.Column.VectorKind;

namespace Microsoft.ML.Transforms;

/// <summary>Learns the values of columns and numbers them from 1.</summary>
public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHost _host;
    private readonly string _output;
    private readonly string _input;
    private readonly int _maximum;
    private readonly KeyOrdinality _order;
    private readonly bool _asText;
    private readonly IDataView _keyData;

    internal ValueToKeyMappingEstimator(IHostEnvironment env, string outputColumnName, string inputColumnName, int maximumNumberOfKeys, KeyOrdinality keyOrdinality, bool addKeyValueAnnotationsAsText, IDataView keyData)
    {
        _host = env.Register(nameof(ValueToKeyMappingEstimator));
        Contracts.CheckParam(keyData == null || keyData.Schema.Count == 1, nameof(keyData), "If specified, this data view should contain " +
            $"only a single column containing the terms to map, but this had {keyData?.Schema.Count} columns.");
        (_output, _input) = (outputColumnName, inputColumnName);
        (_maximum, _order, _asText, _keyData) = (maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData);
    }

    /// <summary>How values are numbered.</summary>
    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        TermMap map = TermMap.Create(TypeOf(input.Schema, _input).ItemType());
        if (_keyData != null)
            Train(map, _keyData, _keyData.Schema[0], int.MaxValue);
        else
            Train(map, input, input.Schema[_input], _maximum);
        return new ValueToKeyMappingTransformer(_host, (_output, _input), map, _asText);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        var result = inputSchema.ToDictionary(column => column.Name);
        if (!inputSchema.TryFindColumn(_input, out SchemaShape.Column column) || !column.ItemType.IsStandardScalar())
            throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", _input);
        if (!column.IsKey || !column.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out SchemaShape.Column values) || values.Kind != Kind.Vector)
            values = new SchemaShape.Column(AnnotationKinds.KeyValues, Kind.Vector, _asText ? TextDataViewType.Instance : column.ItemType, column.IsKey);
        IEnumerable<SchemaShape.Column> annotations = column.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out SchemaShape.Column names)
            ? [names, values] : [values];
        result[_output] = new SchemaShape.Column(_output, column.Kind, NumberDataViewType.UInt32, true, new SchemaShape(annotations));
        return new SchemaShape(result.Values);
    }

    internal static DataViewType TypeOf(DataViewSchema schema, string name)
    {
        DataViewType type = schema.GetColumnOrNull(name)?.Type ?? throw Contracts.ExceptSchemaMismatch("inputSchema", "input", name);
        return type.ItemType() is PrimitiveDataViewType ? type
            : throw Contracts.ExceptSchemaMismatch("inputSchema", "input", name, "standard type or a vector of standard type", type.ToString());
    }

    private void Train(TermMap map, IDataView data, DataViewSchema.Column column, int maximum)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        Action add = map.Adder(cursor, column, maximum);
        while (cursor.MoveNext())
            add();
        map.Finish(_order == KeyOrdinality.ByValue);
    }
}
