using MLNetGan.Benchmarks;

try
{
    var arguments = new BenchmarkArguments(args);
    Action<BenchmarkArguments> run = args is [var name, ..] ? name switch
    {
        "dcgan" => DcganBenchmark.Compare,
        "dcgan-step" => DcganBenchmark.Measure,
        "pix2pix" => Pix2PixBenchmark.Compare,
        "pix2pix-step" => Pix2PixBenchmark.Measure,
        "progan" => ProGanBenchmark.Compare,
        "progan-step" => ProGanBenchmark.Measure,
        "pipeline" => PipelineBenchmark.Measure,
        _ => throw new FormatException($"'{name}': expected dcgan, pix2pix, progan or pipeline."),
    } : throw new FormatException("expected dcgan, pix2pix, progan or pipeline.");
    run(arguments);
    return 0;
}
catch (FormatException error)
{
    Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("usage: bench dcgan|pipeline [--steps N]");
    Console.Error.WriteLine("       bench pix2pix [--steps N] [--size PIXELS] [--batch N] [--channels N] [--preset reference|compact]");
    Console.Error.WriteLine("       bench progan [--steps N] [--resolution PIXELS] [--batch N] [--channels N] [--preset compact|reference]");
    return 2;
}
