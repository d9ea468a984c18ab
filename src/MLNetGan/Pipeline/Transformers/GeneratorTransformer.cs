using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan;

/// <summary>A trained generator without labels.</summary>
public sealed class GeneratorTransformer : ImageGeneratorTransformer
{
    internal GeneratorTransformer(TrainedGan trained) : base(trained)
    {
    }

    internal GeneratorTransformer(RowModel model) : base(model)
    {
    }
}
