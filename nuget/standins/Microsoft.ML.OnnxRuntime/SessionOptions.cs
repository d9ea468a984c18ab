namespace Microsoft.ML.OnnxRuntime;

public class SessionOptions : IDisposable
{
    public SessionOptions() => Handle = OrtApi.CreateSessionOptions();

    ~SessionOptions() => Release();

    /// <summary>Zero: as many as the machine has cores.</summary>
    public int IntraOpNumThreads
    {
        set => OrtApi.SetIntraOpNumThreads(Handle, value);
    }

    public int InterOpNumThreads
    {
        set => OrtApi.SetInterOpNumThreads(Handle, value);
    }

    internal nint Handle { get; private set; }

    /// <summary>Throws where the library was built without CUDA.</summary>
    public static SessionOptions MakeSessionOptionWithCudaProvider(int deviceId = 0)
    {
        var options = new SessionOptions();
        OrtApi.AppendCuda(options.Handle, deviceId);
        return options;
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        OrtApi.Release(OrtApi.Handle.SessionOptions, Handle);
        Handle = 0;
    }
}
