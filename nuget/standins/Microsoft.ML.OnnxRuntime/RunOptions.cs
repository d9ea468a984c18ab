namespace Microsoft.ML.OnnxRuntime;

public class RunOptions : IDisposable
{
    public RunOptions() => Handle = OrtApi.CreateRunOptions();

    ~RunOptions() => Release();

    internal nint Handle { get; private set; }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        OrtApi.Release(OrtApi.Handle.RunOptions, Handle);
        Handle = 0;
    }
}
