using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

/// <summary>Trainers.</summary>
public static class StandardTrainersCatalog
{
    public static LbfgsMaximumEntropyMulticlassTrainer LbfgsMaximumEntropy(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string exampleWeightColumnName = null,
        float l1Regularization = 1,
        float l2Regularization = 1,
        float optimizationTolerance = 1e-7f,
        int historySize = 20,
        bool enforceNonNegativity = false)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        if (exampleWeightColumnName != null || enforceNonNegativity)
            throw new NotSupportedException("The stand-in trains without example weights and with weights of either sign only.");
        return new LbfgsMaximumEntropyMulticlassTrainer(catalog.GetEnvironment(), labelColumnName, featureColumnName,
            l1Regularization, l2Regularization, optimizationTolerance, historySize);
    }
}
