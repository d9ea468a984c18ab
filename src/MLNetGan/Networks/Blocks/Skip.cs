namespace MLNetGan.Networks;

/// <summary>A skip connection: its input, and after it along the channels what an inner layer makes of it.</summary>
internal sealed class Skip : Block
{
    private readonly Layer inner;

    public Skip(Layer inner) : base("Skip")
    {
        this.inner = inner;
        RegisterComponents();
    }

    public override OutputMemory Outputs => OutputMemory.Free;

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) =>
        pass.Apply(Concatenation.Instance, inputs[0], pass.One(inner, inputs));
}
