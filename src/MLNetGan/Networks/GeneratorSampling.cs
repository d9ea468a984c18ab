using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Runs a latent generator in inference: rows of seeds (or latent vectors) and labels in, pixels out.</summary>
internal static class GeneratorSampling
{
    /// <summary>Fills one latent vector for each seed.</summary>
    public static void FillLatents(ReadOnlySpan<long> seeds, int latentSize, Span<float> latents)
    {
        for (int i = 0; i < seeds.Length; i++)
            CounterNoise.Normal(seeds[i], latents.Slice(i * latentSize, latentSize));
    }

    /// <summary>Generates a batch and copies its pixels, in [-1, 1] and planar, to <paramref name="pixels"/>.</summary>
    /// <param name="generator">A network in inference mode whose inputs are a latent vector and, perhaps, a label.</param>
    /// <param name="latents">Latent vectors one after the other: count times the latent size.</param>
    /// <param name="labels">One label from 0 for each vector; empty for a generator without labels.</param>
    /// <param name="pixels">Count times the image's values.</param>
    /// <param name="device">The device that the generator is on.</param>
    public static void Run(Network generator, float[] latents, long[] labels, Span<float> pixels, Device device)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        long size = generator.Inputs[0].Shape.Count;
        long count = latents.Length / size;
        Tensor latent = tensor(latents, [count, size], device: device);
        Tensor images = generator.Inputs.Count == 1
            ? generator.Forward(latent)[0]
            : generator.Forward(latent, tensor(labels, [count], device: device))[0];
        images.cpu().contiguous().data<float>().CopyTo(pixels);
    }
}
