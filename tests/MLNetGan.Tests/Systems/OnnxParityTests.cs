using Microsoft.ML.OnnxRuntime;
using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

/// <summary>Whole networks in ONNX Runtime beside TorchSharp, at the references' widths where they are not too large for a test.</summary>
[TestClass]
public sealed class OnnxParityTests
{
    public static IEnumerable<object[]> Cases => SystemCases.All.SelectMany(system => system.Networks.Select(network => new object[] { system.Name, network.Form }));

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Networks_Give_The_Same_In_OnnxRuntime_At_Any_Batch_Size(string name, string form)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        using TrainingSystem system = SystemCases.Named(name).Networks.Single(network => network.Form == form).Create();
        system.Initialize(1, CPU);
        foreach (Network network in system.Players.Select(player => player.Network))
        {
            // Training gives estimates of spectral norms that are near them, and one pass running statistics that differ from zero and one.
            network.train();
            for (int i = 0; i < 20; i++)
                network.FollowSpectra();
            _ = network.Forward(Inputs(network, 16, seed: 9));
            network.eval();
            using var session = new InferenceSession(Export(network));
            foreach (int batch in new[] { 1, 7, 64 })
            {
                Tensor[] inputs = Inputs(network, batch, seed: batch), expected = network.Forward(inputs);
                using var results = session.Run([.. network.Inputs.Zip(inputs).Select(i => ToOnnx(i.First, i.Second))]);
                for (int i = 0; i < expected.Length; i++)
                {
                    float[] actual = results.Single(r => r.Name == network.OutputNames[i]).AsTensor<float>()!.ToArray();
                    // Sums over an image are large numbers.
                    float difference = actual.Zip(expected[i].data<float>().ToArray(), (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(b) / 100)).Max();
                    Assert.IsTrue(difference <= 1e-4, $"{name} {form}, {network.GetName()}, batch {batch}, output {network.OutputNames[i]}: differs by {difference}");
                }
            }
        }
    }

    private static byte[] Export(Network network)
    {
        var graph = new OnnxGraph(network.GetName());
        OnnxValue[] inputs = [.. network.Inputs.Select(i => graph.Input(i.Name, i.Kind == NetworkInputKind.Category ? OnnxType.Int64 : OnnxType.Float, i.Shape.Dimensions))];
        OnnxValue[] outputs = network.ToOnnx(graph, inputs);
        Shape[] shapes = network.OutputShapes();
        Assert.HasCount(outputs.Length, network.OutputNames.Distinct(), "names of outputs");
        for (int i = 0; i < outputs.Length; i++)
            graph.Output(outputs[i], network.OutputNames[i], OnnxType.Float, shapes[i].Dimensions);
        return graph.ToModel();
    }

    private static Tensor[] Inputs(Network network, long batch, long seed)
    {
        var noise = new StepNoise(seed, 0, CPU);
        return [.. network.Inputs.Select(i => i.Kind == NetworkInputKind.Category
            ? noise.Categories(batch, i.Cardinality)
            : noise.Normal(batch, i.Shape.Count).reshape([batch, .. i.Shape.Dimensions]))];
    }

    private static NamedOnnxValue ToOnnx(NetworkInput input, Tensor values) => input.Kind == NetworkInputKind.Category
        ? OnnxRun.Input(input.Name, values.data<long>().ToArray(), (int)values.shape[0], 1)
        : OnnxRun.Input(input.Name, values);
}
