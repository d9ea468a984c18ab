using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly Dictionary<nint, OptimizerState> _state = [];

    private protected OptimizerHelper()
    {
    }

    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            var places = new List<int>();
            dictionary.StateIndexRef.Add(places);
            foreach (var parameter in group.Parameters)
            {
                places.Add(dictionary.State.Count);
                dictionary.State.Add(_state[parameter.Handle]);
            }
        }
        return dictionary;
    }

    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

    /// <summary>Sets the gradients to zero; Module.zero_grad removes them.</summary>
    public override void zero_grad()
    {
        foreach (var parameter in parameters())
        {
            using var grad = parameter.grad;
            grad?.zero_();
        }
    }

    /// <summary>Runs the closure, then updates each parameter that has a gradient.</summary>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var grads = enable_grad();
            loss = closure();
        }
        using var none = no_grad();
        foreach (var group in _parameter_groups)
        {
            foreach (var parameter in group.Parameters)
            {
                using var grad = parameter.grad;
                if (grad is not null)
                    Update(parameter, grad, group.Options, _state[parameter.handle]);
            }
        }
        return loss;
    }

    private protected abstract void Update(Parameter parameter, Tensor gradient, OptimizerOptions options, OptimizerState state);

    private protected void Add(ParamGroup group, Func<Parameter, OptimizerState> remember)
    {
        _parameter_groups.Add(group);
        foreach (var parameter in group.Parameters)
        {
            var state = remember(parameter);
            state.Initialize(group.Options);
            _state[parameter.Handle] = state;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (var state in _state.Values)
            ((IDisposable)state).Dispose();
        _state.Clear();
    }
}
