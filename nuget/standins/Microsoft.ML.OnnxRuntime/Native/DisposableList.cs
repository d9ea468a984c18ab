namespace Microsoft.ML.OnnxRuntime;

internal sealed class DisposableList<T> : List<T>, IDisposableReadOnlyCollection<T>
    where T : IDisposable
{
    public void Dispose()
    {
        foreach (T item in this)
            item.Dispose();
        Clear();
    }
}
