using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ColumnSelectingTransformer), ColumnSelectingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Keeps columns, in the order named, or drops them.</summary>
public sealed class ColumnSelectingTransformer : ITransformer
{
    internal const string LoaderSignature = "SelectColumnsTransform";
    private readonly string[] _columns;
    private readonly bool _keep;
    private readonly bool _keepHidden;

    internal ColumnSelectingTransformer(string[] columns, bool keep, bool keepHidden)
    {
        Contracts.Check(columns is { Length: > 0 }, "Neither keepColumns and dropColumns is set. Exactly one must be specified.");
        (_columns, _keep, _keepHidden) = (columns, keep, keepHidden);
    }

    bool ITransformer.IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Select(inputSchema, nameof(inputSchema)).Schema;

    public IDataView Transform(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        return new ColumnSubsetView(input, Select(input.Schema, nameof(input)));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        new ColumnSubsetView(new EmptyView(inputSchema), Select(inputSchema, nameof(inputSchema)));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(LoaderSignature, typeof(ColumnSelectingTransformer).Assembly);
        ArrayCodec.WriteStrings(ctx.Writer, _columns);
        ctx.Writer.Write(_keep);
        ctx.Writer.Write(_keepHidden);
    }

    internal bool IsKept(string column) => _columns.Contains(column) == _keep;

    internal void Check(IEnumerable<string> names, string parameter)
    {
        string[] missing = _columns.Except(names).ToArray();
        if (missing.Length > 0)
            throw Contracts.ExceptSchemaMismatch(parameter, "input", string.Join(",", missing));
    }

    private static ColumnSelectingTransformer Create(IHostEnvironment env, ModelLoadContext ctx) =>
        new(ArrayCodec.ReadStrings(ctx.Reader), ctx.Reader.ReadBoolean(), ctx.Reader.ReadBoolean());

    private ColumnSubset Select(DataViewSchema input, string parameter)
    {
        Contracts.CheckValue(input, parameter);
        Check(input.Select(column => column.Name), parameter);
        IEnumerable<DataViewSchema.Column> kept = _keep
            ? _columns.SelectMany(name => input.Where(column => column.Name == name && (_keepHidden || !column.IsHidden)))
            : input.Where(column => IsKept(column.Name));
        return new ColumnSubset(input, kept.Select(column => column.Index));
    }
}
