using System.Numerics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>The benchmark's pix2pix in plain TorchSharp, line for line as pix2pix.py.</summary>
internal sealed class PlainPix2Pix
{
    private const int WarmUp = 3, DropoutLevels = 3;

    private readonly int _batch;
    private readonly nn.Module<Tensor, Tensor> _generator, _discriminator;
    private readonly nn.Module<Tensor, Tensor, Tensor> _bce = nn.BCEWithLogitsLoss(), _l1 = nn.L1Loss();
    private readonly optim.Optimizer _generatorAdam, _discriminatorAdam;
    private readonly Tensor _inputs, _targets;

    private PlainPix2Pix(Pix2PixOptions options, int size)
    {
        _batch = options.BatchSize;
        nn.Module<Tensor, Tensor> Norm(long channels) => options.Normalization == TranslationNormalization.Batch
            ? nn.BatchNorm2d(channels)
            : nn.InstanceNorm2d(channels, affine: true);
        _generator = NewGenerator(options, size, Norm);
        _discriminator = NewDiscriminator(options.DiscriminatorChannels, Norm);
        Initialization.Normal(_generator);
        Initialization.Normal(_discriminator);
        _generatorAdam = optim.Adam(_generator.parameters(), 2e-4, 0.5, 0.999);
        _discriminatorAdam = optim.Adam(_discriminator.parameters(), 2e-4, 0.5, 0.999);
        _inputs = rand(20 * _batch, 3, size, size) * 2 - 1;
        _targets = rand(20 * _batch, 3, size, size) * 2 - 1;
    }

    public static void Measure(BenchmarkArguments arguments)
    {
        PlainTraining.Load();
        var training = new PlainPix2Pix(Pix2PixBenchmark.Options(arguments), Pix2PixBenchmark.Size(arguments));
        PlainTraining.Measure(training.Step, arguments.Steps, WarmUp, training._generator, training._discriminator);
    }

    private static PlainUNetLevel NewGenerator(Pix2PixOptions options, int size, Func<long, nn.Module<Tensor, Tensor>> norm)
    {
        int depth = BitOperations.Log2((uint)size);
        long Width(int level) => Math.Min((long)options.GeneratorChannels << level, options.GeneratorMaximumChannels);
        PlainUNetLevel? level = null;
        for (int i = depth - 1; i > 0; i--)
            level = new PlainUNetLevel(Width(i - 1), Width(i), norm, level, dropout: depth - i <= DropoutLevels ? options.Dropout : 0);
        return new PlainUNetLevel(3, Width(0), norm, level, outputs: 3);
    }

    private static nn.Module<Tensor, Tensor> NewDiscriminator(long channels, Func<long, nn.Module<Tensor, Tensor>> norm)
    {
        List<nn.Module<Tensor, Tensor>> layers = [nn.Conv2d(6, channels, 4, 2, 1), nn.LeakyReLU(0.2, true)];
        for (int i = 1; i < 4; i++)
        {
            layers.AddRange([
                nn.Conv2d(channels << (i - 1), channels << i, 4, i < 3 ? 2 : 1, 1, bias: false), norm(channels << i), nn.LeakyReLU(0.2, true)]);
        }
        layers.Add(nn.Conv2d(channels * 8, 1, 4, 1, 1));
        return nn.Sequential([.. layers]);
    }

    private (float, float) Step(int i)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor source = _inputs.narrow(0, i % 20 * _batch, _batch), target = _targets.narrow(0, i % 20 * _batch, _batch);
        Tensor fake = _generator.call(source);

        RequireGradients(true);
        _discriminatorAdam.zero_grad();
        Tensor onFake = Against(_discriminator.call(cat([source, fake.detach()], 1)), false);
        Tensor onReal = Against(_discriminator.call(cat([source, target], 1)), true);
        Tensor discriminatorLoss = (onFake + onReal) * 0.5;
        discriminatorLoss.backward();
        _discriminatorAdam.step();

        RequireGradients(false);
        _generatorAdam.zero_grad();
        Tensor generatorLoss = Against(_discriminator.call(cat([source, fake], 1)), true) + 100 * _l1.call(fake, target);
        generatorLoss.backward();
        _generatorAdam.step();
        return (discriminatorLoss.item<float>(), generatorLoss.item<float>());
    }

    private Tensor Against(Tensor logits, bool isReal) => _bce.call(logits, isReal ? ones_like(logits) : zeros_like(logits));

    // As the authors' code has it.
    private void RequireGradients(bool value)
    {
        foreach (Parameter parameter in _discriminator.parameters())
            parameter.requires_grad = value;
    }
}
