namespace Microsoft.ML.OnnxRuntime;

public class OrtMemoryInfo
{
    private static readonly Lazy<OrtMemoryInfo> Cpu = new(() => new OrtMemoryInfo());

    private OrtMemoryInfo() => Handle = OrtApi.CreateCpuMemoryInfo();

    /// <summary>Memory of the CPU.</summary>
    public static OrtMemoryInfo DefaultInstance => Cpu.Value;

    internal nint Handle { get; }
}
