using System.Text.Json;
using MLNetGan.Runs;
using MLNetGan.Tests.Metrics.Extractors;
using SixLabors.ImageSharp;

namespace MLNetGan.Tests.Pipeline;

/// <summary>A process can end, and the power fail, at any step that a run takes on the disk.</summary>
[TestClass]
public sealed class StoppedRunTests
{
    private const int Epochs = 3;

    [TestMethod]
    [DataRow(false), DataRow(true)]
    public void A_Run_Ended_At_Any_Step_On_The_Disk_Leaves_Whole_Files_And_Goes_On_Bit_By_Bit(bool isMeasured)
    {
        using TemporaryFolder whole = new(), network = new();
        using ImageFeatureExtractor? extractor = isMeasured
            ? Tiny.ML.Gan().Evaluate.Onnx(network.Write(OnnxFiles.MeanOfSeven(), "mean.onnx")) : null;
        List<DiskStep> steps = [];
        Run(whole.Path, extractor, resume: false, steps.Add);
        byte[] expected = LastTensors(whole.Path);
        string losses = Losses(whole.Path);
        Assert.IsGreaterThan(50, steps.Count, "Each of them is one at which a run is ended.");

        // Waiting for the disk, more than the processors do.
        Parallel.For(0, steps.Count, new ParallelOptions { MaxDegreeOfParallelism = 4 },
            last => EndAndResume(last, extractor, $"step {last}, {steps[last].Action} {Path.GetFileName(steps[last].Path)}", expected, losses));
    }

    private static void EndAndResume(int last, ImageFeatureExtractor? extractor, string where, byte[] expected, string losses)
    {
        using var folder = new TemporaryFolder();
        int taken = 0;
        Run(folder.Path, extractor, resume: false, step =>
        {
            if (taken++ >= last)
                End(step, isFirst: taken == last + 1);
        });
        RequireWhole(folder.Path, where);
        Run(folder.Path, extractor, resume: true, _ => { });
        Assert.IsTrue(expected.AsSpan().SequenceEqual(LastTensors(folder.Path)), where);
        Assert.AreEqual(losses, Losses(folder.Path), where);
        string[] left = [.. Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path))
            .Where(name => name.StartsWith('.') && !name.StartsWith(".lock", StringComparison.Ordinal))];
        Assert.IsEmpty(left, $"{where}: {string.Join(", ", left)}");
    }

    private static void Run(string folder, ImageFeatureExtractor? extractor, bool resume, Action<DiskStep> before)
    {
        DcganOptions options = Spots.Options(folder, Epochs);
        (options.Resume, options.EvaluationInterval) = (resume, extractor is null ? Epochs : 1);
        if (extractor is not null)
            (options.BestBy, options.EvaluationExtractor, options.EvaluationImages, options.Patience) = (ImageMetric.Coverage, extractor, 8, 1);
        Disk.Before = before;
        try
        {
            Spots.Train(options).Dispose();
        }
        catch (Exception error) when (error is PowerCut)
        {
            // The process is no more.
        }
        finally
        {
            Disk.Before = null;
        }
    }

    // Of what was written and not flushed the disk may have a part.
    private static void End(DiskStep step, bool isFirst)
    {
        if (isFirst && step.Action == nameof(Disk.Flush) && !OperatingSystem.IsWindows())
        {
            using FileStream file = new(step.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(file.Length / 2);
        }
        throw new PowerCut();
    }

    private static void RequireWhole(string folder, string where)
    {
        var run = new RunFolder(folder);
        foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => !Path.GetRelativePath(folder, path).Split('/', '\\').Any(part => part[0] == '.')))
        {
            switch (Path.GetExtension(path))
            {
                case ".json":
                    using (JsonDocument.Parse(File.ReadAllText(path)))
                        break;
                case ".png":
                    Image.Load(path).Dispose();
                    break;
                case ".csv":
                    Assert.IsNotEmpty(LossFile.Read(path), where);
                    break;
            }
        }
        run.Checkpoints.LoadLast("dcgan", warning => Assert.Fail($"{where}: {warning}"))?.Tensors.Values.ToList().ForEach(tensor => tensor.Dispose());
    }

    private static byte[] LastTensors(string folder) =>
        File.ReadAllBytes(Path.Combine(folder, "checkpoints", new RunFolder(folder).Checkpoints.Last!, "model.safetensors"));

    private static string Losses(string folder) => string.Join('\n', LossFile.Read(new RunFolder(folder).Losses)
        .Select(row => string.Join(',', row.Values.Values.Prepend(row.Step).Prepend(row.Epoch))));

    private sealed class PowerCut : Exception;
}
