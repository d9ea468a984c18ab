using Microsoft.ML;

namespace MLNetGan;

/// <summary>
/// Estimators that train generative adversarial networks on a column of images, and loaders of images.
/// Reached through <c>mlContext.Gan()</c>.
/// </summary>
public sealed partial class GanCatalog
{
    private readonly MLContext _context;

    internal GanCatalog(MLContext context)
    {
        _context = context;
        Data = new GanDataCatalog(context);
        Evaluate = new GanEvaluationCatalog();
    }

    /// <summary>Loads images as data views and joins data views.</summary>
    public GanDataCatalog Data { get; }

    /// <summary>Measures generated images against real ones.</summary>
    public GanEvaluationCatalog Evaluate { get; }
}
