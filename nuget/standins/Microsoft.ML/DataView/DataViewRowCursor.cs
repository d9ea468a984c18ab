namespace Microsoft.ML;

/// <summary>A row that moves forward.</summary>
public abstract class DataViewRowCursor : DataViewRow
{
    public abstract bool MoveNext();
}
