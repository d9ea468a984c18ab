using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MLNetGan.Benchmarks;

/// <summary>The example's service in a process of its own, on a free port.</summary>
internal sealed partial class ServiceProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="model">What it serves.</param>
    /// <exception cref="InvalidOperationException">It ended before it listened.</exception>
    public ServiceProcess(string model)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "GeneratorService.dll");
        string[] arguments = [program, "--model", model, "--urls", "http://127.0.0.1:0"];
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (Address().Match(line) is { Success: true } address)
            {
                Url = new Uri(address.Value);
                // So that its output never fills the pipe.
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }
        throw new InvalidOperationException($"'{program}' ended before it listened.");
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Resident memory in MiB.</summary>
    public double ResidentMib => Refreshed.WorkingSet64 / 1048576.0;

    /// <summary>Processor time in seconds, without the system's.</summary>
    public double UserSeconds => Refreshed.UserProcessorTime.TotalSeconds;

    private Process Refreshed
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
