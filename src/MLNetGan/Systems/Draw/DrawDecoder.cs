using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Draw;

/// <summary>
/// DRAW's generator (Gregor 2015, equations 7 and 8): at every step a recurrent network takes the step's latent values and adds what
/// it writes to a canvas of logits.
/// </summary>
internal sealed class DrawDecoder : Network
{
    private readonly InitialValue _state, _cellState, _canvas;
    private readonly LstmCell _cell;
    private readonly Dense _patch;
    private readonly DrawWindow? _window;
    private readonly Layer _write;
    private readonly Split _latents;
    private readonly Stack _image = new(Activation.Linear(0.5), Activation.Tanh());

    public DrawDecoder(DrawOptions options, Shape image) : base("DRAW decoder", NetworkInput.Latent(options.LatentSize))
    {
        (_state, _cellState, _canvas) = (new InitialValue(new Shape(options.Units)),
            new InitialValue(new Shape(options.Units), isLearned: false), new InitialValue(image));
        _cell = new LstmCell(options.LatentsPerStep, options.Units);
        _window = options.Attention ? new DrawWindow(options.Units, options.WriteSize, image, isWritten: true) : null;
        _write = options.Attention ? new WindowWrite(image[0]) : new Reshape(image);
        long patch = options.Attention ? image[0] * options.WriteSize * options.WriteSize : image.Count;
        _patch = new Dense(options.Units, patch, initialDeviation: LstmCell.DeviationFor(options.Units));
        _latents = new Split(options.Steps, options.LatentsPerStep);
        register_module("state", _state);
        register_module("canvas", _canvas);
        register_module("cell", _cell);
        register_module("patch", _patch);
        if (_window is not null)
            register_module("window", _window);
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    /// <summary>The state before the first step.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="batch">Any value of the batch.</param>
    public DrawState<T> Start<T>(IPass<T> pass, T batch) =>
        new(pass.One(_state, batch), pass.One(_cellState, batch), pass.One(_canvas, batch));

    /// <summary>The state after a step.</summary>
    public DrawState<T> Step<T>(IPass<T> pass, DrawState<T> state, T latents)
    {
        T[] states = pass.Apply(_cell, latents, state.Hidden, state.Cell);
        T patch = pass.One(_patch, states[0]);
        T written = _window is null ? pass.One(_write, patch) : pass.One(_write, [patch, .. pass.Apply(_window, states[0])]);
        return new(states[0], states[1], pass.One(Sum.Instance, state.Canvas, written));
    }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        DrawState<T> state = Start(pass, inputs[0]);
        foreach (T latents in pass.Apply(_latents, inputs[0]))
            state = Step(pass, state, latents);
        return pass.Apply(_image, state.Canvas);
    }

    /// <summary>
    /// The images after each step, from -1 to 1, and the window that each was written through, in pixels; no windows without attention.
    /// </summary>
    /// <param name="latents">Latent vectors (1, values).</param>
    public IReadOnlyList<(float[] Pixels, (double Left, double Top, double Right, double Bottom)? Window)> Trace(Tensor latents)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        TensorPass pass = TensorPass.Instance;
        List<(float[], (double, double, double, double)?)> steps = [];
        DrawState<Tensor> state = Start(pass, latents);
        foreach (Tensor step in pass.Apply(_latents, latents))
        {
            state = Step(pass, state, step);
            float[]? numbers = _window?.Numbers(pass, state.Hidden).cpu().data<float>().ToArray();
            steps.Add((_image.Forward(state.Canvas)[0].cpu().contiguous().data<float>().ToArray(),
                numbers is null ? null : _window!.Filters.Window(numbers)));
        }
        return steps;
    }
}
