using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Systems.InfoGan;

namespace MLNetGan.Tests.Randomness;

[TestClass]
public sealed class CounterNoiseTests
{
    [TestMethod]
    public void Normal_Has_The_Moments_Of_A_Standard_Normal()
    {
        var values = new float[400_000];
        CounterNoise.Normal(7, values);
        double mean = values.Average(v => (double)v), variance = values.Average(v => v * (double)v) - mean * mean;
        double kurtosis = values.Average(v => Math.Pow((v - mean) / Math.Sqrt(variance), 4));
        Assert.AreEqual(0, mean, 0.006);
        Assert.AreEqual(1, variance, 0.01);
        Assert.AreEqual(3, kurtosis, 0.05);
        Assert.IsTrue(values.Max(Math.Abs) <= 5.78f);
    }

    [TestMethod]
    public void Streams_Of_Neighbouring_Seeds_Are_Uncorrelated()
    {
        var seeds = new long[] { 0, 1, 2, 100, long.MaxValue, long.MinValue, -1 };
        float[][] streams = seeds.Select(seed => { var v = new float[50_000]; CounterNoise.Normal(seed, v); return v; }).ToArray();
        for (int i = 0; i < streams.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.AreEqual(0, streams[i].Zip(streams[j], (a, b) => (double)a * b).Average(), 0.025, $"seeds {seeds[i]} and {seeds[j]}");
        }
    }

    [TestMethod]
    public void A_Prefix_Does_Not_Depend_On_The_Length()
    {
        float[] few = new float[5], many = new float[50];
        CounterNoise.Normal(3, few);
        CounterNoise.Normal(3, many);
        CollectionAssert.AreEqual(few, many[..5]);
    }

    [TestMethod]
    public void Onnx_Runtime_Makes_The_Same_Values()
    {
        long[] seeds = [0, 1, 2, 12345678901234, -1, long.MaxValue, long.MinValue];
        const int Width = 33;
        var graph = new OnnxGraph("noise");
        graph.Output(CounterNoise.NormalToOnnx(graph, graph.Input("Seed", OnnxType.Int64, 1), Width), "z", OnnxType.Float, Width);
        float[] actual = OnnxRun.Floats(graph.ToModel(), "z", OnnxRun.Input("Seed", seeds, seeds.Length, 1));

        var expected = new float[seeds.Length * Width];
        GeneratorSampling.FillLatents(seeds, Width, expected);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-5, $"seed {seeds[i / Width]}, value {i % Width}");
    }

    [TestMethod]
    public void Codes_Are_The_Same_In_Onnx_Runtime_And_Have_Their_Distributions()
    {
        using var generator = new InfoGanGenerator(
            new InfoGanOptions { GeneratorChannels = 8 }, new Shape(1, 8, 8), [NetworkInput.Category("a", 7), NetworkInput.Uniform("b"), NetworkInput.Gaussian("c")]);
        long[] seeds = [.. Enumerable.Range(0, 20_000).Select(i => CounterNoise.Combine(3, i)), -1, long.MaxValue, long.MinValue];
        for (int code = 0; code < 3; code++)
        {
            float[] expected = Array.ConvertAll(seeds, seed => CodeNoise.Draw(seed, generator, code));
            var graph = new OnnxGraph("codes");
            OnnxValue drawn = CodeNoise.ToOnnx(graph, graph.Input("Seed", OnnxType.Int64, 1), generator, code);
            graph.Output(graph.Node("Cast", drawn, ("to", (long)OnnxType.Float)), "code", OnnxType.Float, 1);
            float[] actual = OnnxRun.Floats(graph.ToModel(), "code", OnnxRun.Input("Seed", seeds, seeds.Length, 1));
            for (int i = 0; i < seeds.Length; i++)
                Assert.AreEqual(expected[i], actual[i], code < 2 ? 0 : 1e-5, $"code {code}, seed {seeds[i]}");
            double[] means = [3, 0, 0], variances = [4, 1.0 / 3, 1];
            double mean = expected.Average(v => (double)v);
            Assert.AreEqual(means[code], mean, 0.05);
            Assert.AreEqual(variances[code], expected.Average(v => (v - mean) * (v - mean)), 0.05);
            Assert.IsTrue(code != 1 || expected.All(v => v is > -1 and <= 1));
            Assert.IsTrue(code != 0 || expected.Distinct().Count() == 7);
        }
    }

    [TestMethod]
    public void Integers_Are_Uniform_And_In_Range()
    {
        var values = new long[100_000];
        CounterNoise.Integers(1, 10, values);
        Assert.IsTrue(values.All(v => v is >= 0 and < 10));
        foreach (IGrouping<long, long> digit in values.GroupBy(v => v))
            Assert.AreEqual(10_000, digit.Count(), 500);
    }
}
