using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>The benchmark's DCGAN in plain TorchSharp, line for line as dcgan.py.</summary>
internal sealed class PlainDcgan
{
    private const int Latent = 100, WarmUp = 10;

    private readonly int _batch;
    private readonly nn.Module<Tensor, Tensor> _generator, _discriminator;
    private readonly nn.Module<Tensor, Tensor, Tensor> _loss = nn.BCEWithLogitsLoss();
    private readonly optim.Optimizer _generatorAdam, _discriminatorAdam;
    private readonly Tensor _images, _real, _fake;

    private PlainDcgan(int batch, int channels)
    {
        _batch = batch;
        _generator = nn.Sequential(
            nn.Linear(Latent, 2 * channels * 7 * 7, hasBias: false), nn.Unflatten(1, [2 * channels, 7, 7]), nn.BatchNorm2d(2 * channels), nn.ReLU(true),
            nn.ConvTranspose2d(2 * channels, channels, 4, 2, 1, bias: false), nn.BatchNorm2d(channels), nn.ReLU(true),
            nn.ConvTranspose2d(channels, 1, 4, 2, 1), nn.Tanh());
        _discriminator = nn.Sequential(
            nn.Conv2d(1, channels, 4, 2, 1), nn.LeakyReLU(0.2, true),
            nn.Conv2d(channels, 2 * channels, 4, 2, 1, bias: false), nn.BatchNorm2d(2 * channels), nn.LeakyReLU(0.2, true),
            nn.Flatten(), nn.Linear(2 * channels * 7 * 7, 1));
        (_images, _real, _fake) = (rand(20 * batch, 1, 28, 28) * 2 - 1, ones(batch, 1), zeros(batch, 1));
        Initialization.Normal(_generator);
        Initialization.Normal(_discriminator);
        _generatorAdam = optim.Adam(_generator.parameters(), 2e-4, 0.5, 0.999);
        _discriminatorAdam = optim.Adam(_discriminator.parameters(), 2e-4, 0.5, 0.999);
    }

    public static void Measure(BenchmarkArguments arguments)
    {
        PlainTraining.Load();
        var training = new PlainDcgan(DcganBenchmark.Batch(arguments), DcganBenchmark.Channels(arguments));
        PlainTraining.Measure(training.Step, arguments.Steps, WarmUp, training._generator, training._discriminator);
    }

    private (float, float) Step(int i)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor real = _images.narrow(0, i % 20 * _batch, _batch);
        Tensor fake = _generator.call(randn(_batch, Latent));

        _discriminatorAdam.zero_grad();
        Tensor discriminatorLoss = _loss.call(_discriminator.call(real), _real) + _loss.call(_discriminator.call(fake.detach()), _fake);
        discriminatorLoss.backward();
        _discriminatorAdam.step();

        _generatorAdam.zero_grad();
        Tensor generatorLoss = _loss.call(_discriminator.call(fake), _real);
        generatorLoss.backward();
        _generatorAdam.step();
        return (discriminatorLoss.item<float>(), generatorLoss.item<float>());
    }
}
