using System.Globalization;
using MLNetGan.Imaging;
using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Writes what a run shows of itself: losses.csv and, after every epoch, a sheet of samples of the same seeds.</summary>
internal sealed class RunFolder : ITrainingObserver
{
    private const string Header = "epoch,step,real_belief,fake_belief,discriminator_loss,generator_loss,seconds";
    private const int Columns = 10, RowsWithoutLabels = 10, MostRows = 20;

    private readonly string _folder, _losses;
    private readonly Shape _image;
    private readonly Device _device;

    /// <summary>Prepares the folder.</summary>
    /// <exception cref="IOException">It cannot be written, or it holds a run that the options do not ask to resume.</exception>
    public RunFolder(GanOptions options, Shape image, Device device)
    {
        (_folder, _image, _device) = (options.RunFolder!, image, device);
        _losses = Path.Combine(_folder, "losses.csv");
        if (!options.Resume && File.Exists(_losses))
            throw new IOException($"Run folder '{_folder}' already holds a run (losses.csv). Set Resume to go on with it, or choose another folder.");
        try
        {
            Directory.CreateDirectory(Path.Combine(_folder, "samples"));
            string probe = Path.Combine(_folder, ".writable");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new IOException($"Run folder '{_folder}' cannot be written: {error.Message} Choose a folder that this user can write.", error);
        }
    }

    public void Report(TrainingProgress progress, Network generator)
    {
        if (!progress.IsEndOfEpoch)
            return;
        AppendLosses(progress);
        WriteSheet(generator, Path.Combine(_folder, "samples", $"epoch-{progress.Epoch:D4}.png"));
    }

    // After a resume an epoch can be reported a second time: its new row takes the place of the old one.
    private void AppendLosses(TrainingProgress progress)
    {
        bool IsEarlier(string row) => int.TryParse(row.Split(',')[0], CultureInfo.InvariantCulture, out int epoch) && epoch < progress.Epoch;
        IEnumerable<string> earlier = File.Exists(_losses) ? File.ReadAllLines(_losses).Where(IsEarlier) : [];
        string row = string.Create(CultureInfo.InvariantCulture, $"{progress.Epoch},{progress.Step},{progress.RealBelief:F6},{progress.FakeBelief:F6},{progress.DiscriminatorLoss:F6},{progress.GeneratorLoss:F6},{progress.Elapsed.TotalSeconds:F3}");
        string writing = _losses + ".writing";
        File.WriteAllLines(writing, [Header, .. earlier, row]);
        File.Move(writing, _losses, overwrite: true);
    }

    private void WriteSheet(Network generator, string path)
    {
        NetworkInput? label = generator.Inputs.FirstOrDefault(i => i.Kind == NetworkInputKind.Category);
        int rows = Math.Min(label?.Cardinality ?? RowsWithoutLabels, MostRows), latentSize = (int)generator.Inputs[0].Shape.Count;
        long[] seeds = Enumerable.Range(0, rows * Columns).Select(i => (long)i).ToArray();
        long[] labels = label is null ? [] : seeds.Select(seed => seed / Columns).ToArray();
        var latents = new float[seeds.Length * latentSize];
        var pixels = new float[seeds.Length * _image.Count];
        GeneratorSampling.FillLatents(seeds, latentSize, latents);
        GeneratorSampling.Run(generator, latents, labels, pixels, _device);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (pixels[i] + 1) * 127.5f;
        var shape = new ImageShape((int)_image[0], (int)_image[1], (int)_image[2]);
        SampleSheet.Save(path, pixels, shape, Columns, scale: Math.Max(1, 64 / shape.Height));
    }
}
