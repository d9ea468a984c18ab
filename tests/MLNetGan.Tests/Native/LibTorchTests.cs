using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MLNetGan.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Native;

/// <summary>What loading libtorch sets up in this process.</summary>
[TestClass]
public sealed class LibTorchTests
{
    private const string ThreadsVariable = "OMP_NUM_THREADS";

    // Images, batches and rows of a data view begin anywhere in memory.
    [TestMethod]
    public void Sums_DoNotDependOnWhereNumbersLie()
    {
        if (!NativeLibrary.TryGetExport(NativeLibrary.Load(NativeFiles.Find(NativeFiles.NameOf("torch_cpu"))!), "mkl_serv_cbwr_set", out _))
            Assert.Inconclusive("This libtorch does not calculate with MKL.");
        using DisposeScope scope = NewDisposeScope();
        foreach ((int rows, int inputs, int outputs) in ((int, int, int)[])[(1, 100, 37), (3, 201, 65), (6, 24, 100)])
        {
            float[]? expected = null;
            for (int start = 0; start < 16; start++)
            {
                float[] values = nn.functional.linear(At(start, 0.3, rows, inputs), At(start, 0.7, outputs, inputs)).data<float>().ToArray();
                expected ??= values;
                CollectionAssert.AreEqual(expected, values, $"{rows} rows, {inputs} to {outputs}, {4 * start} bytes on");
            }
        }
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.Windows)]
    public void Mkl_IsToldToAddInOneOrder() => Assert.AreEqual(
        Environment.GetEnvironmentVariable("MKL_CBWR") ?? "AUTO",
        Marshal.PtrToStringUTF8(OperatingSystem.IsWindows() ? VariableOnWindows("MKL_CBWR"u8.ToArray()) : Variable("MKL_CBWR"u8.ToArray())));

    [TestMethod]
    public void Threads_AreAsManyAsTheEnvironmentOrTheMachineSays()
    {
        int cores = Environment.ProcessorCount, threads = get_num_threads();
        if (Environment.GetEnvironmentVariable(ThreadsVariable) is { Length: > 0 } wanted)
            Assert.AreEqual(Math.Min(int.Parse(wanted, CultureInfo.InvariantCulture), cores), Math.Min(threads, cores)); // MKL takes no more than cores.
        else
            Assert.IsTrue(threads >= Math.Min(4, cores) && threads <= cores, $"{threads} threads on {cores} cores");
    }

    [TestMethod]
    [DataRow("1")]
    [DataRow(null)]
    public void Threads_AreAsManyAsAUserSaysOrTheMachineHas(string? threads)
    {
        // The test above, in a process of its own.
        var start = new ProcessStartInfo("dotnet",
            ["test", typeof(LibTorchTests).Assembly.Location, "--filter", $"Name={nameof(Threads_AreAsManyAsTheEnvironmentOrTheMachineSays)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[ThreadsVariable] = threads;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        ProgramResult result = BuiltProgram.Finish(process).Succeeded();
        Assert.Contains("Passed:     1", result.Output);
    }

    [DllImport("libc", EntryPoint = "getenv")]
    private static extern nint Variable(byte[] name);

    [DllImport("ucrtbase", EntryPoint = "getenv")]
    private static extern nint VariableOnWindows(byte[] name);

    private static Tensor At(int start, double phase, params long[] shape)
    {
        Tensor values = Golden.Wave(shape, phase, 1), room = zeros(values.numel() + start);
        return room.narrow(0, start, values.numel()).view(shape).copy_(values);
    }
}
