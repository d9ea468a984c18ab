namespace MLNetGan.Pipeline.Rows;

/// <summary>Which row of a batch is the current one; shared by a cursor and its getters.</summary>
internal sealed class Slot
{
    public int Index { get; set; }
}
