using MLNetGan.Imaging;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Draw;

/// <summary>A sheet of samples and, beside it, canvas.gif: how the first of them are painted.</summary>
internal sealed class DrawSheet(DrawDecoder decoder, Device device) : ISampleSheet
{
    public const string AnimationName = "canvas.gif";

    private const int Columns = 5, Rows = 3, HoldFrames = 8;
    private const ushort Delay = 20;

    public void Write(string path, int epoch)
    {
        new LatentSheet(decoder, device).Write(path, epoch);
        AtomicFile.Write(Path.Combine(Path.GetDirectoryName(path)!, AnimationName), WriteAnimation);
    }

    private void WriteAnimation(Stream stream)
    {
        var frames = new DrawFrames(decoder, device);
        var images = new IReadOnlyList<float[]>[Columns * Rows];
        for (int seed = 0; seed < images.Length; seed++)
        {
            var latents = new float[decoder.Inputs[0].Shape.Count];
            CounterNoise.Normal(seed, latents);
            images[seed] = frames.Of(latents);
        }
        GifWriter? gif = null;
        for (int step = 0; step < images[0].Count + HoldFrames; step++)
        {
            float[] together = [.. images.SelectMany(image => image[Math.Min(step, image.Count - 1)])];
            byte[] frame = SampleSheet.Arrange(together, frames.Shape, Columns, 1, out ImageShape shape);
            gif ??= new GifWriter(stream, shape, Delay);
            gif.Write(frame);
        }
        gif!.End();
    }
}
