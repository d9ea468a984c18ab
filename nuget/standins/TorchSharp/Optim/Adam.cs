using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class Adam : OptimizerHelper
{
    public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (eps < 0)
            throw new ArgumentException($"Invalid ε: {eps}");
        if (beta1 is < 0 or >= 1)
            throw new ArgumentException($"Invalid beta1: {beta1}");
        if (beta2 is < 0 or >= 1)
            throw new ArgumentException($"Invalid beta2: {beta2}");
        if (weight_decay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        var options = new Options
        {
            LearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        Add(new ParamGroup { Parameters = parameters, Options = options }, parameter => new State(parameter));
    }

    private protected override void Update(Parameter parameter, Tensor gradient, OptimizerOptions all, OptimizerState memory)
    {
        var (options, state) = ((Options)all, (State)memory);
        double beta1 = options.beta1!.Value, beta2 = options.beta2!.Value;
        using var negated = options.maximize == true ? gradient.neg() : null;
        using var decayed = options.weight_decay == 0 ? null : (negated ?? gradient).add(parameter, options.weight_decay!.Value);
        var grad = decayed ?? negated ?? gradient;
        state.step++;

        // PyTorch's operations in PyTorch's order, in place where it works in place.
        Dispatch.Run(Op.mul___Scalar, state.exp_avg, beta1);
        Dispatch.Run(Op.add___Tensor, state.exp_avg, grad, 1 - beta1);
        Dispatch.Run(Op.mul___Scalar, state.exp_avg_sq, beta2);
        Dispatch.Run(Op.addcmul_, state.exp_avg_sq, grad, grad, 1 - beta2);
        if (state.max_exp_avg_sq is { } largest)
            Dispatch.Run(Op.maximum__out, largest, state.exp_avg_sq, largest);
        using var denominator = (state.max_exp_avg_sq ?? state.exp_avg_sq).sqrt();
        Dispatch.Run(Op.div___Scalar, denominator, Math.Sqrt(1 - Math.Pow(beta2, state.step)));
        Dispatch.Run(Op.add___Scalar, denominator, options.eps!.Value);
        Dispatch.Run(Op.addcdiv_, parameter, state.exp_avg, denominator, -options.LearningRate!.Value / (1 - Math.Pow(beta1, state.step)));
    }

    public class Options : OptimizerOptions
    {
        public double? beta1, beta2, weight_decay, eps;
        public bool? amsgrad, maximize;
    }

    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public Tensor exp_avg = null!;
        public Tensor exp_avg_sq = null!;
        public Tensor? max_exp_avg_sq;

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            exp_avg = _parameter.zeros_like().DetachFromDisposeScope();
            exp_avg_sq = _parameter.zeros_like().DetachFromDisposeScope();
            max_exp_avg_sq = ((Options)options).amsgrad == true ? _parameter.zeros_like().DetachFromDisposeScope() : null;
        }

        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
            max_exp_avg_sq?.Dispose();
        }
    }
}
