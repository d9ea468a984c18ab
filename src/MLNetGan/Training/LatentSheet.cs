using MLNetGan.Imaging;
using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Samples of the same seeds; one row a value of the first category that the generator takes, if any.</summary>
internal sealed class LatentSheet(Shape image, Device device) : ISampleSheet
{
    private const int Columns = 10, RowsWithoutLabels = 10, MostRows = 20;

    public void Write(Network generator, string path)
    {
        NetworkInput? label = generator.Inputs.FirstOrDefault(i => i.Kind == NetworkInputKind.Category);
        int rows = Math.Min(label?.Cardinality ?? RowsWithoutLabels, MostRows), latentSize = (int)generator.Inputs[0].Shape.Count;
        long[] seeds = Enumerable.Range(0, rows * Columns).Select(i => (long)i).ToArray();
        float[][] conditions = [.. generator.Inputs.Skip(1).Select((input, i) => Array.ConvertAll(seeds, seed =>
            input == label ? seed / Columns : CodeNoise.Draw(seed, generator, i)))];
        var latents = new float[seeds.Length * latentSize];
        var pixels = new float[seeds.Length * image.Count];
        GeneratorSampling.FillLatents(seeds, latentSize, latents);
        GeneratorSampling.Run(generator, latents, conditions, pixels, device);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (pixels[i] + 1) * 127.5f;
        var shape = new ImageShape((int)image[0], (int)image[1], (int)image[2]);
        SampleSheet.Save(path, pixels, shape, Columns, SampleSheet.ScaleOf(shape));
    }
}
