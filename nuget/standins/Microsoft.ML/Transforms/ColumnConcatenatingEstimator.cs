using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Kind = Microsoft.ML.SchemaShape.Column.VectorKind;

namespace Microsoft.ML.Transforms;

/// <summary>Joins columns into one vector.</summary>
public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly IHost _host;
    private readonly string _name;
    private readonly string[] _sources;

    internal ColumnConcatenatingEstimator(IHostEnvironment env, string outputColumnName, params string[] inputColumnNames)
    {
        _host = env.Register(nameof(ColumnConcatenatingEstimator));
        _name = Contracts.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        _sources = Contracts.CheckValue(inputColumnNames, nameof(inputColumnNames));
        Contracts.CheckParam(inputColumnNames.Length > 0, nameof(inputColumnNames), "Input columns not specified");
        Contracts.CheckParam(!inputColumnNames.Any(string.IsNullOrEmpty), nameof(inputColumnNames), "Contained some null or empty items");
    }

    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        return new ColumnConcatenatingTransformer(_host, _name, _sources);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        var result = inputSchema.ToDictionary(column => column.Name);
        var sources = new List<SchemaShape.Column>();
        foreach (string source in _sources)
        {
            if (!inputSchema.TryFindColumn(source, out SchemaShape.Column column))
                throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", source);
            Contracts.Check(!column.IsKey, $"Column '{source}' is key. Concatenation of keys is unsupported.");
            sources.Add(column);
            DataViewType type = sources[0].ItemType;
            Contracts.Check(column.ItemType.Equals(type), $"Concatenated columns should have the same type. Column '{source}' " +
                $"has type of {column.ItemType}, but expected column type is {type}.");
        }
        Kind kind = sources.Any(s => s.Kind == Kind.VariableVector) ? Kind.VariableVector : Kind.Vector;
        result[_name] = new SchemaShape.Column(_name, kind, sources[0].ItemType, false, new SchemaShape(Annotations(sources)));
        return new SchemaShape(result.Values);
    }

    private static IEnumerable<SchemaShape.Column> Annotations(List<SchemaShape.Column> sources)
    {
        if (sources.Any(s => s.Kind == Kind.Scalar || s.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out _)))
            yield return new SchemaShape.Column(AnnotationKinds.SlotNames, Kind.Vector, TextDataViewType.Instance, false);
    }
}
