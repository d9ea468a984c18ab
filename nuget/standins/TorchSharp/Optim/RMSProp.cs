using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class RMSProp : OptimizerHelper, optim.IMomentum
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

    public double Momentum { get => Defaults.momentum!.Value; set => Defaults.momentum = value; }

    private Options Defaults => (Options)_defaults!;

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

    private protected override void Complete(Modules.ParamGroup group)
    {
        var options = (Options)(group.Options ??= new Options());
        options.LearningRate ??= Defaults.LearningRate;
        options.eps ??= Defaults.eps;
        options.alpha ??= Defaults.alpha;
        options.weight_decay ??= Defaults.weight_decay;
        options.momentum ??= Defaults.momentum;
        options.centered ??= Defaults.centered;
        options.maximize ??= Defaults.maximize;
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public Tensor square_avg = null!;
        public Tensor momentum_buffer = null!;
        public Tensor grad_avg = null!;

        public void Dispose()
        {
            momentum_buffer?.Dispose();
            square_avg.Dispose();
            grad_avg?.Dispose();
        }

        public override void to(Device device)
        {
            square_avg = square_avg.to(device);
            momentum_buffer = momentum_buffer?.to(device)!;
            grad_avg = grad_avg?.to(device)!;
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            square_avg.Load(reader);
            LoadConditionalStateTensor(reader, ref momentum_buffer!, _parameter.device);
            LoadConditionalStateTensor(reader, ref grad_avg!, _parameter.device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            square_avg.Save(writer);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Copy(ref square_avg!, other.square_avg);
            Copy(ref grad_avg!, other.grad_avg);
            Copy(ref momentum_buffer!, other.momentum_buffer);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && square_avg.allclose(state.square_avg) && grad_avg.allclose(state.grad_avg) &&
            momentum_buffer.allclose(state.momentum_buffer);

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            Reset(ref square_avg!, true);
            Reset(ref grad_avg!, true);
            Reset(ref momentum_buffer!, true);
        }
    }

    public class Options : OptimizerOptions
    {
        public bool? maximize, centered;
        public double? momentum, alpha, eps, weight_decay;

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (maximize, centered) = (other.maximize, other.centered);
            (momentum, alpha, eps, weight_decay) = (other.momentum, other.alpha, other.eps, other.weight_decay);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            (momentum, alpha) = (reader.ReadDouble(), reader.ReadDouble());
            (eps, weight_decay) = (reader.ReadDouble(), reader.ReadDouble());
            centered = reader.ReadBoolean();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(momentum!.Value);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(centered!.Value);
        }
    }

    public class ParamGroup : ParamGroup<Options>, optim.IMomentum
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

        public double Momentum { get => Options.momentum!.Value; set => Options.momentum = value; }
    }
}
