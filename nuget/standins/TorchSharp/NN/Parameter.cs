namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns. It takes over the tensor that it is made of.</summary>
public class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(data.with_requires_grad(requires_grad).MoveHandle(), false) => DisposeScope.ReplaceWith(data, this);
}
