using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Runs a latent generator in inference: rows of latent vectors and conditions in, pixels out.</summary>
internal static class GeneratorSampling
{
    /// <summary>Fills one latent vector for each seed.</summary>
    public static void FillLatents(ReadOnlySpan<long> seeds, int latentSize, Span<float> latents)
    {
        for (int i = 0; i < seeds.Length; i++)
            CounterNoise.Normal(seeds[i], latents.Slice(i * latentSize, latentSize));
    }

    /// <summary>Generates a batch and copies its pixels, in [-1, 1] and planar, to <paramref name="pixels"/>.</summary>
    /// <param name="generator">A network in inference mode whose inputs are a latent vector and, perhaps, conditions.</param>
    /// <param name="latents">Latent vectors one after the other: count times the latent size.</param>
    /// <param name="conditions">For each condition one value for each vector; of categories the index.</param>
    /// <param name="pixels">Count times the image's values.</param>
    /// <param name="device">The device that the generator is on.</param>
    public static void Run(Network generator, float[] latents, IReadOnlyList<float[]> conditions, Span<float> pixels, Device device)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        long size = generator.Inputs[0].Shape.Count;
        long count = latents.Length / size;
        Tensor Condition(NetworkInput input, float[] values) => input.Kind == NetworkInputKind.Category
            ? tensor(Array.ConvertAll(values, value => (long)value), [count], device: device)
            : tensor(values, [count, 1], device: device);
        Tensor[] inputs = [tensor(latents, [count, size], device: device), .. generator.Inputs.Skip(1).Zip(conditions, Condition)];
        generator.Forward(inputs)[0].cpu().contiguous().data<float>().CopyTo(pixels);
    }
}
