using MLNetGan.Benchmarks;

string name = args.Length > 0 ? args[0] : "";
int stepsAt = Array.IndexOf(args, "--steps");
if (stepsAt >= 0 && (stepsAt + 1 >= args.Length || !int.TryParse(args[stepsAt + 1], out int given) || given < 1))
{
    Console.Error.WriteLine("--steps: expected a number of at least 1");
    return 2;
}
int steps = stepsAt < 0 ? 100 : int.Parse(args[stepsAt + 1], System.Globalization.CultureInfo.InvariantCulture);
switch (name)
{
    case "dcgan":
        return DcganBenchmark.Compare(steps);
    case "dcgan-step":
        return DcganBenchmark.Measure(steps);
    case "pipeline":
        return PipelineBenchmark.Measure(steps);
    default:
        Console.Error.WriteLine("usage: bench dcgan|pipeline [--steps N]");
        return 2;
}
