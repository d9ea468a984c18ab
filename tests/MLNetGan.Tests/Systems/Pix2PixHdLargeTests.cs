using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Systems.Pix2PixHd;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class Pix2PixHdLargeTests
{
    private const long MostBytes = 20L << 30;

    [TestMethod]
    public void At_1024x512_The_Reference_Takes_A_Step_Of_All_Networks_In_Less_Than_20_GiB_And_Runs_In_OnnxRuntime()
    {
        var image = new Shape(3, 512, 1024);
        var log = new ProgressLog();
        var options = new Pix2PixHdOptions { GlobalEpochs = 1, FrozenEpochs = 0, Epochs = 2, EvaluationInterval = 1, Progress = log };
        using DisposeScope scope = NewDisposeScope();
        using var system = new Pix2PixHdSystem(options, image, image);
        using (var trainer = new Trainer(system, options, new PairWaves(image, image, batch: 1, steps: 1), CPU, []))
            trainer.Run();
        Assert.AreEqual(2, log.Reports[^1].Step);
        Assert.AreEqual(512, log.Reports[^1].Scalars["resolution"]);
        Assert.IsTrue(double.IsFinite(log.Reports[^1].Losses.Values.Sum()));
        Assert.IsLessThan(MostBytes, Process.GetCurrentProcess().PeakWorkingSet64);

        using IDisposable noGrad = no_grad();
        Network generator = system.Delivered;
        generator.eval();
        var graph = new OnnxGraph("generator");
        graph.Output(generator.ToOnnx(graph, graph.Input("Input", OnnxType.Float, image.Dimensions))[0], "Image", OnnxType.Float, image.Dimensions);
        Tensor input = Golden.Wave([1, 3, 512, 1024], 0.5, 1.0, 0.13);
        using var session = new InferenceSession(graph.ToModel());
        using var results = session.Run([OnnxRun.Input("Input", input)]);
        float[] actual = results[0].AsTensor<float>()!.ToArray(), expected = generator.Forward(input)[0].data<float>().ToArray();
        Assert.AreEqual(image.Count, expected.Length);
        Assert.IsLessThan(1e-3f, actual.Zip(expected, (a, b) => Math.Abs(a - b)).Max());
    }
}
