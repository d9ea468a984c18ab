using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Runs a network on a batch and remembers how, so that the gradient of an output by an input can be written as operations that
/// gradients go through in turn: what gradient penalties need.
/// </summary>
internal sealed class GradientPass : IPass<Tensor>
{
    private readonly Stack<(Tensor Output, Tensor[] Inputs, Func<Tensor, IList<Tensor>> Back)> _done = new();

    public Tensor Apply(Layer layer, Tensor input)
    {
        if (layer is Block block)
            return block.Wire(this, input);
        Tensor output = layer is Activation activation ? activation.ForwardApart(input) : layer.forward(input);
        if (input.requires_grad)
            _done.Push((output, [input], gradient => [layer.InputGradient(input, output, gradient)]));
        return output;
    }

    public Tensor Apply(Merge merge, params ReadOnlySpan<Tensor> inputs)
    {
        Tensor output = merge.Forward(inputs);
        Tensor[] sources = [.. inputs.ToArray().Where(input => input.requires_grad)];
        if (sources.Length > 0)
            _done.Push((output, sources, gradient => autograd.grad([output], sources, [gradient], retain_graph: true, create_graph: true)));
        return output;
    }

    /// <summary>The gradient of an output's sum by an input that requires gradients.</summary>
    public Tensor Gradient(Tensor output, Tensor input)
    {
        var gradients = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance) { [output] = full_like(output, 1) };
        while (_done.TryPop(out var step))
        {
            if (!gradients.Remove(step.Output, out Tensor? gradient))
                continue;
            foreach ((Tensor source, Tensor part) in step.Inputs.Zip(step.Back(gradient)))
                gradients[source] = gradients.TryGetValue(source, out Tensor? sum) ? sum + part : part;
        }
        return gradients[input];
    }
}
