namespace Microsoft.ML.Data;

/// <summary>A cursor that moves with its input and shows other columns.</summary>
internal abstract class WrappingCursor(DataViewRowCursor input) : DataViewRowCursor
{
    private readonly DataViewRowCursor _root = input is WrappingCursor wrapping ? wrapping._root : input;

    protected DataViewRowCursor Input { get; } = input;

    public sealed override long Position => _root.Position;
    public sealed override long Batch => _root.Batch;

    public sealed override bool MoveNext() => _root.MoveNext();

    public sealed override ValueGetter<DataViewRowId> GetIdGetter() => Input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Input.Dispose();
    }
}
