using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The C interface's table of functions. Its order is ONNX Runtime's binary contract: entries are only ever added.</summary>
internal static unsafe class OrtApi
{
    /// <summary>The oldest version that has every entry used here; newer libraries serve it too.</summary>
    private const uint Version = 14;

    private static readonly nint* Table = GetTable();

    private static readonly nint Environment = CreateEnvironment();
    private static readonly nint Allocator = Create(78);
    private static readonly nint CpuMemory = CreateCpuMemoryInfo();

    /// <summary>Throws what a status says; zero is success.</summary>
    public static void Check(nint status)
    {
        if (status == 0)
            return;
        var code = (ErrorCode)((delegate* unmanaged<nint, int>)Table[1])(status);
        string message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<nint, byte*>)Table[2])(status)) ?? "";
        Release(Handle.Status, status);
        throw new OnnxRuntimeException(code, message);
    }

    public static nint CreateSession(string path, nint options)
    {
        nint session, name = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)Table[7])(Environment, name, options, &session));
            return session;
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
        }
    }

    public static nint CreateSession(ReadOnlySpan<byte> model, nint options)
    {
        nint session;
        fixed (byte* data = model)
            Check(((delegate* unmanaged<nint, byte*, nint, nint, nint*, nint>)Table[8])(Environment, data, model.Length, options, &session));
        return session;
    }

    public static void Run(nint session, nint options, nint[] inputNames, nint[] inputs, nint[] outputNames, nint[] outputs)
    {
        fixed (nint* inName = inputNames, input = inputs, outName = outputNames, output = outputs)
        {
            var run = (delegate* unmanaged<nint, nint, nint*, nint*, nint, nint*, nint, nint*, nint>)Table[9];
            Check(run(session, options, inName, input, inputs.Length, outName, outputs.Length, output));
        }
    }

    public static nint CreateSessionOptions() => Create(10);

    public static void SetIntraOpNumThreads(nint options, int count) => Set(24, options, count);

    public static void SetInterOpNumThreads(nint options, int count) => Set(25, options, count);

    public static void AppendCuda(nint options, int device) => Check(OrtSessionOptionsAppendExecutionProvider_CUDA(options, device));

    public static int InputCount(nint session) => (int)Get(30, session);

    public static int OutputCount(nint session) => (int)Get(31, session);

    public static nint InputTypeInfo(nint session, int index) => GetAt(33, session, index);

    public static nint OutputTypeInfo(nint session, int index) => GetAt(34, session, index);

    public static string InputName(nint session, int index) => GetName(36, session, index);

    public static string OutputName(nint session, int index) => GetName(37, session, index);

    public static nint CreateRunOptions() => Create(39);

    public static nint CreateTensor(void* data, nint bytes, long[] shape, TensorElementType type)
    {
        nint value;
        fixed (long* dimensions = shape)
        {
            var create = (delegate* unmanaged<nint, void*, nint, long*, nint, int, nint*, nint>)Table[49];
            Check(create(CpuMemory, data, bytes, dimensions, shape.Length, (int)type, &value));
        }
        return value;
    }

    public static nint TensorData(nint value) => Get(51, value);

    /// <summary>Zero when it is no tensor.</summary>
    public static nint CastToTensorInfo(nint typeInfo) => Get(55, typeInfo);

    public static int OnnxType(nint typeInfo) => (int)Get(56, typeInfo);

    public static TensorElementType ElementType(nint tensorInfo) => (TensorElementType)(int)Get(60, tensorInfo);

    public static long[] Dimensions(nint tensorInfo)
    {
        var dimensions = new long[(int)Get(61, tensorInfo)];
        fixed (long* first = dimensions)
            Check(((delegate* unmanaged<nint, long*, nint, nint>)Table[62])(tensorInfo, first, dimensions.Length));
        return dimensions;
    }

    public static long ElementCount(nint tensorInfo) => Get(64, tensorInfo);

    public static nint TensorTypeAndShape(nint value) => Get(65, value);

    public static int ValueType(nint value) => (int)Get(67, value);

    public static void Release(Handle kind, nint handle)
    {
        if (handle != 0)
            ((delegate* unmanaged<nint, void>)Table[(int)kind])(handle);
    }

    [DllImport("onnxruntime")]
    private static extern nint* OrtGetApiBase();

    [DllImport("onnxruntime")]
    private static extern nint OrtSessionOptionsAppendExecutionProvider_CUDA(nint options, int device);

    private static nint* GetTable() => ((delegate* unmanaged<uint, nint*>)OrtGetApiBase()[0])(Version);

    private static nint CreateEnvironment()
    {
        const int warnings = 2;
        nint environment;
        fixed (byte* name = "MLNetGan\0"u8)
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)Table[3])(warnings, name, &environment));
        return environment;
    }

    private static nint CreateCpuMemoryInfo()
    {
        const int deviceAllocator = 0, defaultMemory = 0;
        nint info;
        Check(((delegate* unmanaged<int, int, nint*, nint>)Table[69])(deviceAllocator, defaultMemory, &info));
        return info;
    }

    private static nint Create(int entry)
    {
        nint created;
        Check(((delegate* unmanaged<nint*, nint>)Table[entry])(&created));
        return created;
    }

    private static void Set(int entry, nint handle, int value) =>
        Check(((delegate* unmanaged<nint, int, nint>)Table[entry])(handle, value));

    private static nint Get(int entry, nint handle)
    {
        nint value = 0;
        Check(((delegate* unmanaged<nint, nint*, nint>)Table[entry])(handle, &value));
        return value;
    }

    private static nint GetAt(int entry, nint handle, int index)
    {
        nint value;
        Check(((delegate* unmanaged<nint, nint, nint*, nint>)Table[entry])(handle, index, &value));
        return value;
    }

    private static string GetName(int entry, nint session, int index)
    {
        nint name;
        Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)Table[entry])(session, index, Allocator, &name));
        string text = Marshal.PtrToStringUTF8(name)!;
        Check(((delegate* unmanaged<nint, nint, nint>)Table[76])(Allocator, name));
        return text;
    }

    /// <summary>What a handle is, as the entry that releases it.</summary>
    public enum Handle
    {
        Status = 93,
        Session = 95,
        Value = 96,
        RunOptions = 97,
        TypeInfo = 98,
        TensorInfo = 99,
        SessionOptions = 100,
    }
}
