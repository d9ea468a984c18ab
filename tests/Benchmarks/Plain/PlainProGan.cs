using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>The benchmark's ProGAN in plain TorchSharp, line for line as progan.py.</summary>
internal sealed class PlainProGan
{
    private const int WarmUp = 5;

    private readonly int _batch, _latent;
    private readonly PlainProGanGenerator _generator;
    private readonly PlainProGanDiscriminator _discriminator;
    private readonly optim.Optimizer _generatorAdam, _discriminatorAdam;
    private readonly Tensor _images;

    private PlainProGan(ProGanOptions options, Networks.Shape image)
    {
        (_batch, _latent) = (options.BatchSize, options.LatentSize);
        int levels = Networks.Doublings.Count(image) + 1;
        long Width(int stage) => Math.Min(options.BaseChannels >> stage, options.MaximumChannels);
        _generator = new PlainProGanGenerator(levels, Width, _latent, image[0]);
        _discriminator = new PlainProGanDiscriminator(levels, Width, image[0]);
        _generatorAdam = optim.Adam(_generator.parameters(), 1e-3, 0, 0.99);
        _discriminatorAdam = optim.Adam(_discriminator.parameters(), 1e-3, 0, 0.99);
        _images = rand(20 * _batch, image[0], image[1], image[2]) * 2 - 1;
    }

    public static void Measure(BenchmarkArguments arguments)
    {
        PlainTraining.Load();
        var training = new PlainProGan(ProGanBenchmark.Options(arguments), ProGanBenchmark.Image(arguments));
        PlainTraining.Measure(training.Step, arguments.Steps, WarmUp, training._generator, training._discriminator);
    }

    private (float, float) Step(int i)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor real = _images.narrow(0, i % 20 * _batch, _batch);
        Tensor fake = _generator.call(randn(_batch, _latent));

        RequireGradients(true);
        Tensor onReal = _discriminator.call(real), onFake = _discriminator.call(fake.detach());
        Tensor share = rand(_batch, 1, 1, 1);
        Tensor between = (share * real + (1 - share) * fake.detach()).requires_grad_(true);
        Tensor gradient = autograd.grad([_discriminator.call(between).sum()], [between], retain_graph: true, create_graph: true)[0];
        Tensor discriminatorLoss = onFake.mean() - onReal.mean()
            + 10 * (gradient.flatten(1).norm(1, false, 2) - 1).square().mean() + 1e-3 * onReal.square().mean();
        _discriminator.zero_grad();
        discriminatorLoss.backward();
        _discriminatorAdam.step();

        RequireGradients(false);
        Tensor generatorLoss = -_discriminator.call(fake).mean();
        _generator.zero_grad();
        generatorLoss.backward();
        _generatorAdam.step();
        return (discriminatorLoss.item<float>(), generatorLoss.item<float>());
    }

    private void RequireGradients(bool value)
    {
        foreach (Parameter parameter in _discriminator.parameters())
            parameter.requires_grad = value;
    }
}
