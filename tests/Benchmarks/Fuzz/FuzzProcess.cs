using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Runs mutants in processes of their own; one that ends or hangs is told, and another goes on after it.</summary>
/// <param name="format">The format.</param>
/// <param name="folder">Where to work; made and filled by each process.</param>
/// <param name="seed">The seed of all mutants.</param>
/// <param name="limit">How long a mutant may take.</param>
internal sealed class FuzzProcess(FuzzFormat format, string folder, int seed, TimeSpan limit)
{
    private const int ErrorLines = 3;
    private const string HeapLimit = "0x80000000";
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);

    /// <summary>The file that was read last.</summary>
    public string LastMutant => Path.Combine(folder, FuzzWorker.LastMutant);

    /// <summary>What became of mutants; where a whole file cannot be read, that alone, as number 0.</summary>
    public IEnumerable<FuzzResult> Run(int first, int last)
    {
        for (int next = first; next <= last;)
        {
            WriteOriginals();
            using Process process = Start(next, last);
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (ReadLine(process, s_startLimit, out _) != FuzzWorker.Ready)
            {
                yield return new FuzzResult(0, FuzzVerdict.Wrong, "whole file", $"It cannot be read. {End(process, errors)}");
                yield break;
            }
            bool isLate = false;
            while (next <= last && ReadLine(process, limit, out isLate) is { } line)
            {
                yield return JsonSerializer.Deserialize<FuzzResult>(line)!;
                next++;
            }
            string end = End(process, errors);
            if (next <= last)
            {
                yield return isLate
                    ? new FuzzResult(next++, FuzzVerdict.Hang, "", $"Not read in {limit.TotalSeconds:0} s.")
                    : new FuzzResult(next++, FuzzVerdict.Crash, "", end);
            }
        }
    }

    private void WriteOriginals()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        format.WriteOriginals(folder);
    }

    private Process Start(int first, int last)
    {
        IEnumerable<string> numbers = new[] { seed, first, last }.Select(number => number.ToString(CultureInfo.InvariantCulture));
        string[] arguments = [typeof(FuzzProcess).Assembly.Location, FuzzCommand.WorkerName, format.Name, folder, .. numbers];
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A reader that takes whatever a file asks for must not take this machine.
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        return Process.Start(start)!;
    }

    // Null at the end of the output, and where a line takes too long.
    private static string? ReadLine(Process process, TimeSpan limit, out bool isLate)
    {
        Task<string?> line = process.StandardOutput.ReadLineAsync();
        isLate = !line.Wait(limit);
        return isLate ? null : line.Result;
    }

    private static string End(Process process, Task<string> errors)
    {
        if (!process.WaitForExit(TimeSpan.FromSeconds(1)))
            process.Kill();
        process.WaitForExit();
        IEnumerable<string> lines = errors.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(ErrorLines);
        return $"Exit code {process.ExitCode}. {string.Join(' ', lines)}";
    }
}
