using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class RMSProp : OptimizerHelper
{
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0.0, bool centered = false, bool maximize = false)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (eps < 0)
            throw new ArgumentException($"Invalid ε: {eps}");
        if (alpha < 0)
            throw new ArgumentException($"Invalid alpha: {alpha}");
        if (momentum < 0.0)
            throw new ArgumentException($"Invalid momentum value: {momentum}");
        if (weight_decay < 0.0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        var options = new Options
        {
            LearningRate = lr,
            maximize = maximize,
            eps = eps,
            alpha = alpha,
            momentum = momentum,
            centered = centered,
            weight_decay = weight_decay,
        };
        Add(new ParamGroup { Parameters = parameters, Options = options }, parameter => new State(parameter));
    }

    private protected override void Update(Parameter parameter, Tensor gradient, OptimizerOptions all, OptimizerState memory)
    {
        var (options, state) = ((Options)all, (State)memory);
        double alpha = options.alpha!.Value, rate = options.LearningRate!.Value;
        using var scope = NewDisposeScope();
        var grad = options.maximize == true ? gradient.neg() : gradient;
        if (options.weight_decay != 0)
            grad = grad.add(parameter, options.weight_decay!.Value);
        state.step++;

        Dispatch.Run(Op.mul___Scalar, state.square_avg, alpha);
        Dispatch.Run(Op.addcmul_, state.square_avg, grad, grad, 1 - alpha);
        Tensor average = state.square_avg;
        if (options.centered == true)
        {
            Dispatch.Run(Op.mul___Scalar, state.grad_avg, alpha);
            Dispatch.Run(Op.add___Tensor, state.grad_avg, grad, 1 - alpha);
            average = average.clone();
            Dispatch.Run(Op.addcmul_, average, state.grad_avg, state.grad_avg, -1);
        }
        average = average.sqrt();
        Dispatch.Run(Op.add___Scalar, average, options.eps!.Value);
        if (options.momentum > 0)
        {
            Dispatch.Run(Op.mul___Scalar, state.momentum_buffer, options.momentum!.Value);
            Dispatch.Run(Op.addcdiv_, state.momentum_buffer, grad, average, 1);
            Dispatch.Run(Op.add___Tensor, parameter, state.momentum_buffer, -rate);
        }
        else
        {
            Dispatch.Run(Op.addcdiv_, parameter, grad, average, -rate);
        }
    }

    public class Options : OptimizerOptions
    {
        public bool? maximize, centered;
        public double? momentum, alpha, eps, weight_decay;
    }

    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public Tensor square_avg = null!;
        public Tensor momentum_buffer = null!;
        public Tensor grad_avg = null!;

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            square_avg = _parameter.zeros_like().DetachFromDisposeScope();
            grad_avg = _parameter.zeros_like().DetachFromDisposeScope();
            momentum_buffer = _parameter.zeros_like().DetachFromDisposeScope();
        }

        public void Dispose()
        {
            square_avg.Dispose();
            grad_avg.Dispose();
            momentum_buffer.Dispose();
        }
    }
}
