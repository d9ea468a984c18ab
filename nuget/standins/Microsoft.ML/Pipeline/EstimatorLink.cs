namespace Microsoft.ML.Data;

/// <summary>One estimator of a chain, and whether what it makes is kept in memory.</summary>
internal sealed record EstimatorLink(IEstimator<ITransformer> Estimator, TransformerScope Scope, bool CacheAfter);
