using MLNetGan.Benchmarks;
using MLNetGan.Benchmarks.Fuzz;
using MLNetGan.Benchmarks.Plain;

const string Usage = """
    bench NAME [--option VALUE]...
      dcgan     a step of DCGAN at 28x28    [--batch N] [--channels N]
      pix2pix   a step of pix2pix    [--size PIXELS] [--batch N] [--channels N] [--preset reference|compact]
      progan    a step of ProGAN     [--resolution PIXELS] [--batch N] [--channels N] [--preset compact|reference]
      ranks     ProGAN's steps in the processes that mpirun started: see docs/distributed.md    [--resolution PIXELS] [--batch N] [--preset compact|reference]
      adaptation  CoGAN's classifier of USPS, from labels of MNIST alone    [--epochs N] [--seconds LIMIT] [--seed S]
      gpu-checks  resumed runs and saved pipelines, with --device cuda: see gpu.sh
      pipeline  a batch through the data view beside the bare network
      service   examples/GeneratorService under 64 clients beside Generate, in turns    [--count REQUESTS] [--format run|onnx|zip]
      fuzz      damaged files of every format: read for what they are or refused, in a table; exit code 1 where one is not
                [--format NAME] [--count MUTANTS] [--seed S] [--seconds LIMIT]; one alone: [--only NUMBER] [--keep FILE]
    The others take [--steps N], 100 by default, and a side alone [--device cpu|cuda]. A step is measured beside the same step in plain TorchSharp and, where
    python3 has it, in PyTorch; one side alone: NAME-step (here), NAME-plain (TorchSharp), NAME.py (PyTorch).
    """;

if (args is [] or ["help" or "--help" or "-h"])
{
    Console.WriteLine(Usage);
    return 0;
}
try
{
    if (args[0] == FuzzCommand.WorkerName)
    {
        FuzzCommand.Work(args[1..]);
        return 0;
    }
    Action<BenchmarkArguments> run = args[0] switch
    {
        "dcgan" => DcganBenchmark.Compare,
        "dcgan-step" => DcganBenchmark.Measure,
        "dcgan-plain" => PlainDcgan.Measure,
        "pix2pix" => Pix2PixBenchmark.Compare,
        "pix2pix-step" => Pix2PixBenchmark.Measure,
        "pix2pix-plain" => PlainPix2Pix.Measure,
        "progan" => ProGanBenchmark.Compare,
        "progan-step" => ProGanBenchmark.Measure,
        "progan-plain" => PlainProGan.Measure,
        "ranks" => RanksBenchmark.Measure,
        "pipeline" => PipelineBenchmark.Measure,
        "service" => ServiceBenchmark.Measure,
        "adaptation" => AdaptationBenchmark.Run,
        "gpu-checks" => GpuChecks.Run,
        "fuzz" => FuzzCommand.Run,
        _ => throw new FormatException($"There is no benchmark '{args[0]}'."),
    };
    run(new BenchmarkArguments(args));
    return Environment.ExitCode;
}
catch (FormatException error)
{
    Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine(Usage);
    return 2;
}
