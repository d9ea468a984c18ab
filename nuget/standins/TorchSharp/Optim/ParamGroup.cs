namespace TorchSharp.Modules;

public class ParamGroup : torch.optim.ILearningRateController
{
    public IEnumerable<Parameter> Parameters { get; set; } = [];
    public OptimizerOptions Options { get; set; } = null!;
    public double LearningRate { get => Options.LearningRate!.Value; set => Options.LearningRate = value; }
}
