using Microsoft.ML;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A network bound to the columns of a schema: what it reads of a row, and what it adds.</summary>
internal abstract class RowBinding
{
    /// <summary>The columns of the input that the network reads.</summary>
    public abstract IReadOnlyList<DataViewSchema.Column> Inputs { get; }

    /// <summary>The columns that it adds.</summary>
    public abstract IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; }

    /// <summary>Prepares to read rows from where <paramref name="row"/> stands, as many as <paramref name="capacity"/> at a time.</summary>
    public abstract RowBatch Open(DataViewRow row, int capacity);
}
