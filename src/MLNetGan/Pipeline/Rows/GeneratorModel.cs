using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A trained generator and the columns that it was trained on.</summary>
internal sealed class GeneratorModel(Network network, TrainedGan trained)
{
    public Network Network { get; private set; } = network;

    public Device Device { get; } = trained.Device;

    public ImageColumn Image { get; private set; } = trained.Image.Of(network.OutputShapes()[0]);

    public LabelColumn? Label { get; } = trained.Label;

    /// <summary>The columns of the network's inputs after the first, which is the noise.</summary>
    public IReadOnlyList<ConditionColumn> Conditions { get; } = trained.Label is { } label
        ? [ConditionColumn.Label(trained.Options.Label!, label)]
        : [.. network.Inputs.Skip(1).Select(ConditionColumn.Code)];

    public int LatentSize { get; } = (int)network.Inputs[0].Shape.Count;

    public string OutputColumnName { get; } = trained.Options.Output;

    public string? LabelColumnName { get; } = trained.Options.Label;

    public string SeedColumnName { get; } = ((LatentGanOptions)trained.Options).SeedColumnName;

    public string LatentColumnName { get; } = ((LatentGanOptions)trained.Options).LatentColumnName;

    /// <summary>The same columns with another network, which may make images of another size.</summary>
    public GeneratorModel With(Network other)
    {
        var model = (GeneratorModel)MemberwiseClone();
        (model.Network, model.Image) = (other, Image.Of(other.OutputShapes()[0]));
        return model;
    }
}
