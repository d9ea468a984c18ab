namespace MLNetGan.Networks;

/// <summary>A residual connection: its input and, added to it, what an inner layer makes of it.</summary>
internal sealed class Residual : Block
{
    private readonly Layer inner;

    public Residual(Layer inner) : base("Residual")
    {
        this.inner = inner;
        RegisterComponents();
    }

    public override OutputMemory Outputs => OutputMemory.Free;

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(Sum.Instance, inputs[0], pass.One(inner, inputs));
}
