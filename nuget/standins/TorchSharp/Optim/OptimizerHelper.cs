using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class OptimizerHelper : optim.Optimizer
{
    protected OptimizerOptions? _defaults;
    protected OrderedDict<nint, OptimizerState> _state = new();

    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        if (state_dict.Options.Count != own.Options.Count)
            throw new ArgumentException("Invalid optimizer state -- different number of parameter groups.");
        if (state_dict.State.Count != own.State.Count)
            throw new ArgumentException("Invalid optimizer state -- different number of states.");
        foreach (var (mine, source) in own.Options.Zip(state_dict.Options))
        {
            if (mine != source)
                mine.LoadStateDict(source);
        }
        foreach (var (mine, source) in own.State.Zip(state_dict.State))
        {
            if (mine != source)
                mine.LoadStateDict(source);
        }
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

    public void to(Device device)
    {
        foreach (var state in state_dict().State)
            state.to(device);
    }

    /// <summary>Sets the gradients to zero; Module.zero_grad removes them.</summary>
    public override void zero_grad()
    {
        foreach (var parameter in parameters())
        {
            using var grad = parameter.grad;
            grad?.zero_();
        }
    }

    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

    public override void add_param_group(ParamGroup param_group)
    {
        (param_group.Options ??= NewOptions()).Complete(_defaults!);
        _parameter_groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            _state[parameter.Handle] = state;
            state.Initialize(param_group.Options);
        }
    }

    private protected abstract OptimizerOptions NewOptions();
    private protected abstract OptimizerState NewState(Parameter parameter);

    /// <summary>Runs the closure, then <paramref name="body"/> on each parameter that has a gradient.</summary>
    private protected Tensor? Step<TOptions, TState>(Func<Tensor>? closure, Action<Parameter, Tensor, TOptions, TState> body)
        where TOptions : OptimizerOptions where TState : OptimizerState
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
                    body(parameter, grad, (TOptions)group.Options, (TState)_state[parameter.handle]);
            }
        }
        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        foreach (var (_, state) in _state)
            ((IDisposable)state).Dispose();
        _state.Clear();
    }
}
