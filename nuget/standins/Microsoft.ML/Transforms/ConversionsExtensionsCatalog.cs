using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Estimators of conversions.</summary>
public static class ConversionsExtensionsCatalog
{
    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string inputColumnName = null) =>
        new(catalog.GetEnvironment(), (outputColumnName, inputColumnName ?? outputColumnName));

    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        string inputColumnName = null,
        int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false,
        IDataView keyData = null) =>
        new(catalog.GetEnvironment(), Contracts.CheckNonWhiteSpace(outputColumnName, nameof(outputColumnName)), inputColumnName ?? outputColumnName,
            maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData);
}
