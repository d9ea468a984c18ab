using MLNetGan.Networks;

namespace MLNetGan.Systems.Draw;

/// <summary>
/// DRAW's inference network (Gregor 2015, equations 3 to 6), which at every step reads the image and what the decoder's canvas still
/// lacks of it, and gives the latent values that the decoder goes on with: it runs the decoder beside itself.
/// </summary>
internal sealed class DrawEncoder : Network
{
    public const string Latent = "Latent", Bound = "Bound", Reconstruction = "Reconstruction", Divergence = "Divergence";

    private readonly DrawDecoder _decoder;
    private readonly InitialValue _state, _cellState;
    private readonly DrawWindow? _window;
    private readonly Dense? _image;
    private readonly LstmCell _cell;
    private readonly Dense _latent;
    private readonly Split _noise;
    private readonly Activation _brightness = Activation.Linear(0.5, 0.5);
    private readonly Flatten _flat = new();

    /// <param name="options">The options.</param>
    /// <param name="image">(channels, height, width).</param>
    /// <param name="decoder">The decoder whose state it reads; another player's, hence none of its modules.</param>
    public DrawEncoder(DrawOptions options, Shape image, DrawDecoder decoder)
        : base("DRAW encoder", NetworkInput.Image(image), new NetworkInput("Noise", new Shape(options.LatentSize), NetworkInputKind.Latent))
    {
        _decoder = decoder;
        (_state, _cellState) = (new InitialValue(new Shape(options.Units)), new InitialValue(new Shape(options.Units), isLearned: false));
        double deviation = LstmCell.DeviationFor(options.Units);
        _window = options.Attention ? new DrawWindow(options.Units, options.ReadSize, image, isWritten: false) : null;
        // What gates make of the whole image is the same at every step.
        _image = options.Attention ? null : new Dense(image.Count, 4 * options.Units, hasBias: false, deviation);
        long read = options.Attention ? 2 * image[0] * options.ReadSize * options.ReadSize : image.Count;
        _cell = new LstmCell(read + options.Units, options.Units, takesSum: _image is not null);
        _latent = new Dense(options.Units, 2 * options.LatentsPerStep, initialDeviation: deviation);
        _noise = new Split(options.Steps, options.LatentsPerStep);
        register_module("state", _state);
        if (_window is not null)
            register_module("window", _window);
        if (_image is not null)
            register_module("image", _image);
        register_module("cell", _cell);
        register_module("latent", _latent);
    }

    /// <summary>
    /// The latent values that the decoder makes the image of, step by step; the bound, in nats, on minus the logarithm of the image's
    /// probability; and what that is the sum of: the cross entropy of the image with the last canvas, and each step's divergence.
    /// </summary>
    public override IReadOnlyList<string> OutputNames { get; } = [Latent, Bound, Reconstruction, Divergence];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T image = pass.One(_brightness, inputs[0]);
        T[] noise = pass.Apply(_noise, inputs[1]), statistics = new T[noise.Length], latents = new T[noise.Length];
        T hidden = pass.One(_state, inputs[1]), cell = pass.One(_cellState, inputs[1]);
        T[] gates = _image is null ? [] : [pass.One(_image, pass.One(_flat, image))];
        DrawState<T> state = _decoder.Start(pass, inputs[1]);
        for (int step = 0; step < noise.Length; step++)
        {
            T[] read = [.. gates, .. Read(pass, image, state)];
            T[] states = pass.Apply(_cell, [.. read, state.Hidden, hidden, cell]);
            (hidden, cell) = (states[0], states[1]);
            statistics[step] = pass.One(_latent, hidden);
            latents[step] = pass.One(GaussianSample.Instance, statistics[step], noise[step]);
            state = _decoder.Step(pass, state, latents[step]);
        }
        T reconstruction = pass.One(BernoulliLoss.Instance, image, state.Canvas),
            divergence = pass.One(GaussianDivergence.Instance, statistics);
        return [pass.One(Concatenation.Instance, latents), pass.One(Total.Instance, reconstruction, divergence),
            reconstruction, divergence];
    }

    // The whole image is in the gates already.
    private T[] Read<T>(IPass<T> pass, T image, DrawState<T> state)
    {
        T error = pass.One(BernoulliError.Instance, image, state.Canvas);
        if (_window is null)
            return [pass.One(_flat, error)];
        T[] filters = pass.Apply(_window, state.Hidden);
        return [pass.One(WindowRead.Instance, [image, .. filters]), pass.One(WindowRead.Instance, [error, .. filters])];
    }
}
