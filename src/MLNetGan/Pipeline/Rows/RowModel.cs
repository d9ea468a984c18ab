using MLNetGan.Networks;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A trained network as a map from rows to rows: what it takes of a row, and what it adds to it.</summary>
/// <param name="Network">The network, in inference mode.</param>
/// <param name="Device">Where it is.</param>
/// <param name="Inputs">For each of the network's inputs where it comes from.</param>
/// <param name="Outputs">What is made of the network's outputs, in the order of the columns.</param>
internal sealed record RowModel(Network Network, Device Device, IReadOnlyList<RowInput> Inputs, IReadOnlyList<RowOutput> Outputs)
{
    /// <summary>The optional column of seeds, which inputs are drawn from; null for a network without such inputs.</summary>
    public string? SeedColumnName { get; init; }

    /// <summary>What the sides of images of any size must be multiples of; others are enlarged by reflection, and cut back.</summary>
    public long SizeMultiple { get; init; } = 1;

    /// <summary>What the sides of images of any size must be at least; smaller ones are enlarged likewise.</summary>
    public long SmallestSize { get; init; } = 1;

    /// <summary>The input whose images give a row's other images their size; null where all have the training size.</summary>
    public ImageInput? SizedBy => Inputs.OfType<ImageInput>().Where(input => input.IsAnySize).MinBy(input => input.Absent is not null);

    /// <summary>The inputs that a user may choose values for: labels and codes.</summary>
    public IReadOnlyList<ConditionInput> Conditions => [.. Inputs.OfType<ConditionInput>()];

    /// <summary>The same network where data must have a column of noise; seeds are for codes alone then.</summary>
    public RowModel WithRequired(LatentInput latent) => this with
    {
        Inputs = [.. Inputs.Select(input => input == latent ? latent.Required() : input)],
        SeedColumnName = Conditions.All(condition => condition.IsRequired) ? null : SeedColumnName,
    };

    /// <summary>The same columns of another network, whose images may have another size.</summary>
    public RowModel With(Network other)
    {
        Shape[] shapes = other.OutputShapes();
        return this with
        {
            Network = other,
            Outputs = [.. Outputs.Select(output => output is ImageOutput images ? images.Of(shapes[output.Index]) : output)]
        };
    }
}
