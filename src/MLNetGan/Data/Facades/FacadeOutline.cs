namespace MLNetGan.Data.Facades;

/// <summary>The outline of a part within its rectangle.</summary>
internal enum FacadeOutline : byte
{
    Rectangle,

    /// <summary>As wide as its rectangle at the bottom, narrower by the slope on either side at the top.</summary>
    Trapezoid,

    Ellipse,
}
