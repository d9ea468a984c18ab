using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class RMSProp : OptimizerHelper
{
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0.0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0.0, bool centered = false, bool maximize = false)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (eps < 0)
            throw new ArgumentException($"Invalid ε: {eps}");
        if (alpha < 0)
            throw new ArgumentException($"Invalid alpha: {alpha}");
        if (momentum < 0)
            throw new ArgumentException($"Invalid momentum value: {momentum}");
        if (weight_decay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        _defaults = Make(lr, eps, alpha, weight_decay, momentum, centered, maximize);
        foreach (var group in parameters)
            add_param_group(group);
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

    private static void Update(Parameter parameter, Tensor gradient, Options options, State state)
    {
        using var scope = NewDisposeScope();
        double alpha = options.alpha!.Value, rate = options.LearningRate!.Value, momentum = options.momentum!.Value;
        var grad = options.maximize == true ? gradient.neg() : gradient;
        state.step++;
        if (options.weight_decay != 0)
            grad = grad.add(parameter, alpha: options.weight_decay!.Value);
        state.square_avg.mul_(alpha).addcmul_(grad, grad, 1 - alpha);
        Tensor average;
        if (options.centered == true)
        {
            state.grad_avg.mul_(alpha).add_(grad, alpha: 1 - alpha);
            average = state.square_avg.addcmul(state.grad_avg, state.grad_avg, -1).sqrt_().add_(options.eps!.Value);
        }
        else
        {
            average = state.square_avg.sqrt().add_(options.eps!.Value);
        }
        if (momentum > 0)
            parameter.add_(state.momentum_buffer.mul_(momentum).addcdiv_(grad, average), alpha: -rate);
        else
            parameter.addcdiv_(grad, average, -rate);
    }

    private static Options Make(double lr, double eps, double alpha, double weight_decay, double momentum, bool centered, bool maximize) => new()
    {
        LearningRate = lr,
        InitialLearningRate = lr,
        eps = eps,
        alpha = alpha,
        weight_decay = weight_decay,
        momentum = momentum,
        centered = centered,
        maximize = maximize,
    };

    private protected override OptimizerOptions NewOptions() => new Options();
    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public Tensor square_avg = null!;
        public Tensor momentum_buffer = null!;
        public Tensor grad_avg = null!;

        public void Dispose() => DisposeTensors();

        public override void Initialize(OptimizerOptions options)
        {
            DisposeTensors();
            (step, square_avg, momentum_buffer, grad_avg) = (0, Zeros(), Zeros(), Zeros());
        }
    }

    public class Options : OptimizerOptions
    {
        public bool? maximize, centered;
        public double? momentum, alpha, eps, weight_decay;
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0,
            double momentum = 0.0, bool centered = false) : base(parameters, Make(lr, eps, alpha, weight_decay, momentum, centered, false))
        {
        }
    }
}
