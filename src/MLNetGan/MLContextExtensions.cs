using System.Runtime.CompilerServices;
using Microsoft.ML;

namespace MLNetGan;

/// <summary>The door from ML.NET to this library.</summary>
public static class MLContextExtensions
{
    private static readonly ConditionalWeakTable<MLContext, GanCatalog> s_catalogs = [];

    /// <summary>Image generation: estimators that train generative models, and loaders of images.</summary>
    /// <param name="mlContext">The context, whose log, GPU choice and environment the estimators use.</param>
    /// <returns>The catalog, the same one for a context each time.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mlContext"/> is null.</exception>
    public static GanCatalog Gan(this MLContext mlContext)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        return s_catalogs.GetValue(mlContext, context => new GanCatalog(context));
    }
}
