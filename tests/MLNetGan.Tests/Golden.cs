using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests;

/// <summary>Reference values from PyTorch (tests/golden/make_golden.py) and the formulas that weights and inputs follow there.</summary>
internal static class Golden
{
    public static Dictionary<string, Tensor> Read(string name) =>
        SafeTensors.Read(Path.Combine(AppContext.BaseDirectory, "golden", name + ".safetensors"));

    public static float[] Wave(long count, double phase, double scale, double step = 0.37)
    {
        var values = new float[count];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(scale * Math.Sin(step * i + phase));
        return values;
    }

    public static Tensor Wave(long[] shape, double phase, double scale, double step = 0.37) =>
        tensor(Wave(shape.Aggregate(1L, (a, b) => a * b), phase, scale, step), shape);

    /// <summary>Parameter k becomes a sine wave of phase k.</summary>
    /// <param name="module">The module.</param>
    /// <param name="scale">The height of waves of weights; that of biases is always 0.08.</param>
    public static void SetWeights(nn.Module module, double scale = 0.08)
    {
        using IDisposable noGrad = no_grad();
        int k = 0;
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in module.named_parameters())
        {
            float[] values = Wave(parameter.numel(), k++, parameter.dim() > 1 ? scale : 0.08);
            if (parameter.dim() == 1 && name.EndsWith("weight", StringComparison.Ordinal))
                values = values.Select(v => 1 + v).ToArray();
            parameter.copy_(tensor(values, parameter.shape));
        }
    }

    /// <summary>Compares in norm: |actual - expected| at most tolerance * |expected|.</summary>
    public static void AreClose(Tensor expected, Tensor actual, double tolerance, string name)
    {
        CollectionAssert.AreEqual(expected.shape, actual.shape, $"{name}: shape");
        using DisposeScope scope = NewDisposeScope();
        double size = expected.to(ScalarType.Float64).norm().ToDouble();
        double error = (actual.detach().to(ScalarType.Float64) - expected.to(ScalarType.Float64)).norm().ToDouble();
        Assert.IsTrue(error <= tolerance * Math.Max(size, 1e-6), $"{name}: relative error {error / size:E2}, at most {tolerance:E0} allowed");
    }

    /// <summary>Compares the means over an epoch that a run reported with those over the golden file's steps.</summary>
    /// <param name="steps">A row a step.</param>
    /// <param name="names">What the columns are.</param>
    /// <param name="reported">What was reported, by name.</param>
    public static void AreMeans(Tensor steps, string[] names, IReadOnlyDictionary<string, double> reported)
    {
        float[] actual = [.. names.Select(name => (float)reported[name])];
        AreClose(steps.mean([0]), tensor(actual), 1e-3, string.Join(", ", names));
    }

    /// <summary>Compares all weights and statistics of a network with those that the golden file has under a prefix.</summary>
    /// <param name="golden">The golden file.</param>
    /// <param name="prefix">What the names in it begin with.</param>
    /// <param name="network">The network.</param>
    /// <param name="tolerance">See <see cref="AreClose"/>.</param>
    /// <param name="moreThan">The network has more tensors than these.</param>
    public static void AreWeights(Dictionary<string, Tensor> golden, string prefix, nn.Module network, double tolerance, int moreThan = 6)
    {
        Dictionary<string, Tensor> state = network.state_dict();
        Assert.IsGreaterThan(moreThan, state.Count);
        foreach ((string key, Tensor value) in state)
            AreClose(golden[$"{prefix}.{key}"], value, tolerance, $"{prefix}.{key}");
    }
}
