namespace Microsoft.ML;

/// <summary>A transformer that maps otherwise while a chain behind it is being trained.</summary>
internal interface ITransformerWithTrainingForm : ITransformer
{
    IDataView TransformForTraining(IDataView input);
}
