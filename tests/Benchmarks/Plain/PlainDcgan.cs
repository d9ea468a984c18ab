using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>The benchmark's DCGAN in plain TorchSharp, line for line as dcgan.py.</summary>
internal sealed class PlainDcgan
{
    private const int Batch = 64, Latent = 100, WarmUp = 10;

    private readonly nn.Module<Tensor, Tensor> _generator = nn.Sequential(
        nn.Linear(Latent, 128 * 7 * 7, hasBias: false), nn.Unflatten(1, [128, 7, 7]), nn.BatchNorm2d(128), nn.ReLU(true),
        nn.ConvTranspose2d(128, 64, 4, 2, 1, bias: false), nn.BatchNorm2d(64), nn.ReLU(true),
        nn.ConvTranspose2d(64, 1, 4, 2, 1), nn.Tanh());
    private readonly nn.Module<Tensor, Tensor> _discriminator = nn.Sequential(
        nn.Conv2d(1, 64, 4, 2, 1), nn.LeakyReLU(0.2, true),
        nn.Conv2d(64, 128, 4, 2, 1, bias: false), nn.BatchNorm2d(128), nn.LeakyReLU(0.2, true),
        nn.Flatten(), nn.Linear(128 * 7 * 7, 1));
    private readonly nn.Module<Tensor, Tensor, Tensor> _loss = nn.BCEWithLogitsLoss();
    private readonly optim.Optimizer _generatorAdam, _discriminatorAdam;
    private readonly Tensor _images = rand(20 * Batch, 1, 28, 28) * 2 - 1, _real = ones(Batch, 1), _fake = zeros(Batch, 1);

    private PlainDcgan()
    {
        Initialization.Normal(_generator);
        Initialization.Normal(_discriminator);
        _generatorAdam = optim.Adam(_generator.parameters(), 2e-4, 0.5, 0.999);
        _discriminatorAdam = optim.Adam(_discriminator.parameters(), 2e-4, 0.5, 0.999);
    }

    public static void Measure(BenchmarkArguments arguments)
    {
        PlainTraining.Load();
        var training = new PlainDcgan();
        PlainTraining.Measure(training.Step, arguments.Steps, WarmUp, training._generator, training._discriminator);
    }

    private (float, float) Step(int i)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor real = _images.narrow(0, i % 20 * Batch, Batch);
        Tensor fake = _generator.call(randn(Batch, Latent));

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
