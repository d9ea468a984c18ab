using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Systems.ProGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class ProGanLargeTests
{
    private const long MostBytes = 20L << 30;

    [TestMethod]
    public void At_1024_The_Reference_Takes_A_Step_In_Less_Than_20_GiB_And_Runs_In_OnnxRuntime()
    {
        var image = new Shape(3, 1024, 1024);
        var log = new ProgressLog();
        var options = new ProGanOptions { BatchSize = 1, Progress = log };
        using DisposeScope scope = NewDisposeScope();
        using var system = new ProGanSystem(options, image, 0, new PhaseSchedule(new TrainingPhase(1, Images: 1, Level: 8, Resolution: 1024)));
        using (var trainer = new Trainer(system, options, new CountedSource(1, image), CPU, []))
            trainer.Run();
        Assert.AreEqual(1, log.Reports[^1].Step);
        Assert.IsTrue(double.IsFinite(log.Reports[^1].Losses.Values.Sum()));
        Assert.IsLessThan(MostBytes, Process.GetCurrentProcess().PeakWorkingSet64);

        using IDisposable noGrad = no_grad();
        Network generator = system.Averaged;
        generator.eval();
        var graph = new OnnxGraph("generator");
        graph.Output(generator.ToOnnx(graph, graph.Input("Latent", OnnxType.Float, 512))[0], "Image", OnnxType.Float, image.Dimensions);
        Tensor latent = new StepNoise(1, 0, CPU).Normal(1, 512);
        using var session = new InferenceSession(graph.ToModel());
        using var results = session.Run([OnnxRun.Input("Latent", latent)]);
        float[] actual = results[0].AsTensor<float>()!.ToArray(), expected = generator.Forward(latent)[0].data<float>().ToArray();
        Assert.AreEqual(image.Count, expected.Length);
        Assert.IsLessThan(1e-4f, actual.Zip(expected, (a, b) => Math.Abs(a - b)).Max());
    }
}
