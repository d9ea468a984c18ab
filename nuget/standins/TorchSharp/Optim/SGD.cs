using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class SGD : OptimizerHelper
{
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (momentum < 0)
            throw new ArgumentException($"Invalid momentum value: {momentum}");
        if (weight_decay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        if (nesterov && (momentum <= 0 || dampening != 0))
            throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
        _defaults = Make(lr, momentum, dampening, weight_decay, nesterov, maximize);
        foreach (var group in parameters)
            add_param_group(group);
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

    private static void Update(Parameter parameter, Tensor gradient, Options options, State state)
    {
        using var scope = NewDisposeScope();
        double momentum = options.momentum!.Value, rate = options.LearningRate!.Value;
        var grad = options.weight_decay != 0 ? gradient.add(parameter, alpha: options.weight_decay!.Value) : gradient;
        if (momentum != 0)
        {
            if (state.momentum_buffer is null)
                state.momentum_buffer = grad.clone().DetachFromDisposeScope();
            else
                state.momentum_buffer.mul_(momentum).add_(grad, alpha: 1 - options.dampening!.Value);
            grad = options.nesterov == true ? grad.add(state.momentum_buffer, alpha: momentum) : state.momentum_buffer;
        }
        parameter.add_(grad, alpha: options.maximize == true ? rate : -rate);
    }

    private static Options Make(double lr, double momentum, double dampening, double weight_decay, bool nesterov, bool maximize) => new()
    {
        LearningRate = lr,
        InitialLearningRate = lr,
        momentum = momentum,
        dampening = dampening,
        weight_decay = weight_decay,
        nesterov = nesterov,
        maximize = maximize,
    };

    private protected override OptimizerOptions NewOptions() => new Options();
    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public Tensor? momentum_buffer;

        public void Dispose() => DisposeTensors();

        public override void Initialize(OptimizerOptions options)
        {
            DisposeTensors();
            momentum_buffer = null;
        }
    }

    public class Options : OptimizerOptions
    {
        public double? momentum, dampening, weight_decay;
        public bool? nesterov, maximize;
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false) : base(parameters, Make(lr, momentum, dampening, weight_decay, nesterov, maximize))
        {
        }
    }
}
