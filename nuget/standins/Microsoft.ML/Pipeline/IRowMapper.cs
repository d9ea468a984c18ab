namespace Microsoft.ML.Data;

/// <summary>Computes added columns of a row; bound to the schema of its input.</summary>
internal interface IRowMapper
{
    DataViewSchema.DetachedColumn[] GetOutputColumns();

    /// <summary>Tells which input columns are needed for the active output columns (both by index).</summary>
    Func<int, bool> GetDependencies(Func<int, bool> activeOutput);

    /// <summary>A getter for each active output column; <paramref name="disposer"/> (or null) is called with the row's end.</summary>
    Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer);
}
