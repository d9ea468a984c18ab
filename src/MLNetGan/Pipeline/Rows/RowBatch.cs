namespace MLNetGan.Pipeline.Rows;

/// <summary>Rows that go through a network together.</summary>
internal abstract class RowBatch
{
    /// <summary>Reads what the network needs of the row where the input stands.</summary>
    public abstract void Read(int slot);

    /// <summary>Whether the slots read so far are as many as should go through the network together, whatever room there is.</summary>
    public virtual bool IsFull => false;

    /// <summary>Runs the network on the first <paramref name="count"/> slots.</summary>
    public abstract void Run(int count);

    /// <summary>A ValueGetter, of the output column's raw type, of the slot that <paramref name="slot"/> then points to.</summary>
    public abstract Delegate GetGetter(int output, Slot slot);
}
