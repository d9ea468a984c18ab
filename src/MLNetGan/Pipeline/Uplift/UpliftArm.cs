namespace MLNetGan;

/// <summary>
/// What a classifier of the uplift experiment learns. In settings with rare labels every arm but the first balances them.
/// </summary>
public enum UpliftArm
{
    /// <summary>The real images of the draw as they are.</summary>
    Real,

    /// <summary>The real images of rare labels repeated until every label counts alike. In settings with rare labels only.</summary>
    Oversampled,

    /// <summary>The real images, each varied anew at every repetition; see <see cref="GanDataCatalog.Classic"/>.</summary>
    Classic,

    /// <summary>Real images and generated ones: of all labels, or in settings with rare labels of the rare ones.</summary>
    RealGenerated,

    /// <summary>The same with all images varied.</summary>
    ClassicGenerated,

    /// <summary>Generated images alone.</summary>
    Generated,

    /// <summary>
    /// More real images, which the draw does not have: a multiple of every label's, or as many of rare labels as of the others.
    /// </summary>
    MoreReal,
}
