using System.Globalization;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>
/// Reads damaged files of every format and tells what became of each: a file is read for what it is, or refused by an error that
/// names it; nothing crashes, hangs or takes what a file merely claims.
/// </summary>
internal static class FuzzCommand
{
    /// <summary>The benchmark that reads mutants: followed by a format, a folder, the seed, the first and the last number.</summary>
    public const string WorkerName = "fuzz-worker";

    private const int Count = 200, Seconds = 10;

    public static void Run(BenchmarkArguments arguments)
    {
        FuzzFormat[] formats = [.. FuzzFormats.Chosen(arguments.Text("--format"))];
        int? only = arguments.Number("--only");
        int seed = arguments.Number("--seed") ?? 1, first = only ?? 1, last = only ?? arguments.Number("--count") ?? Count;
        var limit = TimeSpan.FromSeconds(arguments.Number("--seconds") ?? Seconds);
        string folder = Directory.CreateTempSubdirectory("mlnetgan-fuzz-").FullName;
        try
        {
            Console.WriteLine(FuzzReport.Heading);
            foreach (FuzzFormat format in formats)
            {
                var process = new FuzzProcess(format, Path.Combine(folder, format.Name), seed, limit);
                FuzzResult[] results = [.. process.Run(first, last)];
                Console.WriteLine(FuzzReport.Row(format.Name, results));
                foreach (FuzzResult result in results.Where(result => result.IsFailure || only is not null))
                    Console.WriteLine(FuzzReport.Line(format.Name, seed, result));
                if (results.Any(result => result.IsFailure))
                    Environment.ExitCode = 1;
                if (only is not null && arguments.Text("--keep") is { } kept)
                    File.Copy(process.LastMutant, kept, overwrite: true);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static void Work(string[] arguments)
    {
        int[] numbers = [.. arguments[2..].Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        FuzzWorker.Run(FuzzFormats.Chosen(arguments[0]).Single(), arguments[1], numbers[0], numbers[1], numbers[2]);
    }
}
