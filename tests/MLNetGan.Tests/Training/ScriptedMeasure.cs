using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

/// <summary>Gives measures that are known beforehand, and remembers the weights that it gave them to.</summary>
internal sealed class ScriptedMeasure(params double[] values) : IMeasure
{
    public List<float[]> Weights { get; } = [];

    public Network? Network { get; set; }

    public double[]? Recalls { get; init; }

    public string Name => "scripted";

    public bool IsLowerBetter { get; init; } = true;

    public Measurement Measure()
    {
        Assert.IsFalse(Network!.training);
        Weights.Add(Values(Network));
        return new Measurement(values[Weights.Count - 1]) { Recall = Recalls?[Weights.Count - 1] };
    }

    public static float[] Values(Network network) => [.. network.state_dict().SelectMany(s => s.Value.data<float>().ToArray())];
}
