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

    /// <summary>
    /// Generates images of seeds: noise and conditions are functions of them, but for the first category where that is given.
    /// </summary>
    /// <param name="generator">A network in inference mode whose inputs are a latent vector and, perhaps, conditions.</param>
    /// <param name="seeds">A seed an image.</param>
    /// <param name="category">The first category, where the generator takes some, by the place of the seed; null to draw it.</param>
    /// <param name="pixels">Receives pixels in [-1, 1], planar: count times the image's values.</param>
    /// <param name="device">The device that the generator is on.</param>
    public static void FromSeeds(Network generator, long[] seeds, Func<int, long>? category, Span<float> pixels, Device device)
    {
        int latentSize = (int)generator.Inputs[0].Shape.Count;
        NetworkInput? given = category is null ? null : generator.Inputs.FirstOrDefault(input => input.Kind == NetworkInputKind.Category);
        var latents = new float[seeds.Length * latentSize];
        FillLatents(seeds, latentSize, latents);
        float[][] conditions = [.. generator.Inputs.Skip(1).Select((input, condition) => seeds.Select((seed, place) =>
            input == given ? category!(place) % input.Cardinality : CodeNoise.Draw(seed, generator, condition)).ToArray())];
        Run(generator, latents, conditions, pixels, device);
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
