using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan;

/// <summary>A trained generator that translates images: adds a column of translations of the input column.</summary>
public sealed class ImageToImageTransformer : NetworkTransformer
{
    internal ImageToImageTransformer(TrainedGan trained) : base(trained.Take(trained.System.Averaged))
    {
    }

    private protected override RowBinding Bind(DataViewSchema schema) => throw new NotSupportedException();

    private protected override ITransformer CreateSavedForm() => throw new NotSupportedException();
}
