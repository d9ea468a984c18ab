using System.Reflection;

namespace TorchSharp.Modules;

/// <summary>What an optimizer is told. The options of each optimizer are public fields.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }
    public double InitialLearningRate { get; set; }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        (InitialLearningRate, LearningRate) = (source.InitialLearningRate, source.LearningRate);
        foreach (var field in Fields)
            field.SetValue(this, field.GetValue(source));
    }

    /// <summary>Takes what is not said from the defaults.</summary>
    internal void Complete(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate = LearningRate!.Value;
        foreach (var field in Fields)
            field.SetValue(this, field.GetValue(this) ?? field.GetValue(defaults));
    }

    private FieldInfo[] Fields => GetType().GetFields(BindingFlags.Public | BindingFlags.Instance);
}
