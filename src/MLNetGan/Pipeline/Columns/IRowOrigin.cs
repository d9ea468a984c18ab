namespace MLNetGan.Pipeline.Columns;

/// <summary>
/// What stands behind a getter of ids whose rows are put together from others, so that their ids say nothing to whoever reads
/// them. Data views that hand on the getter of their source hand on this, too.
/// </summary>
internal interface IRowOrigin
{
    /// <summary>What the row is called, where it is now, that the value of a column comes from.</summary>
    string NameOf(string column);
}
