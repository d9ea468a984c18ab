using System.Numerics;

namespace MLNetGan.Data;

/// <summary>
/// How one digit is written: where its points land on the canvas and how thick the pen is. Every digit has a hand of
/// its own, drawn from its random numbers.
/// </summary>
internal readonly struct DigitHand
{
    private const float Tau = 2 * MathF.PI;
    private readonly Vector2 _across;
    private readonly Vector2 _down;
    private readonly Vector2 _centre;
    private readonly Vector2 _wave;
    private readonly Vector2 _waveStep;
    private readonly Vector2 _wavePhase;

    public DigitHand(ref CounterRandom random, int side)
    {
        float height = side * random.Between(0.58f, 0.76f);
        float width = height * Math.Clamp(0.92f + 0.15f * random.NextBell(), 0.62f, 1.3f);
        float slant = Math.Clamp(0.14f + 0.2f * random.NextBell(), -0.35f, 0.6f);
        var (sin, cos) = MathF.SinCos(0.09f * random.NextBell());
        _across = new Vector2(cos, sin) * width;
        _down = new Vector2(-sin - slant, cos) * height;
        _centre = new Vector2(side / 2f + random.Between(-1f, 1f) * side / 18, side / 2f + random.Between(-1f, 1f) * side / 18);
        _wave = new Vector2(random.Between(0, 0.04f), random.Between(0, 0.03f));
        _waveStep = new Vector2(random.Between(0.5f, 1.4f), random.Between(0.5f, 1.4f)) * Tau;
        _wavePhase = new Vector2(random.NextUnit(), random.NextUnit()) * Tau;
        Radius = side * Math.Clamp(0.045f + 0.011f * random.NextBell(), 0.027f, 0.072f);
        Pressure = random.Between(-0.25f, 0.25f);
        Ink = random.Between(0.86f, 1f);
    }

    /// <summary>Half the pen's width, in pixels.</summary>
    public float Radius { get; }

    /// <summary>By which part the pen thickens along a stroke.</summary>
    public float Pressure { get; }

    /// <summary>The brightness of full ink, 0..1.</summary>
    public float Ink { get; }

    /// <summary>Where a point of the unit box lands on the canvas, in pixels.</summary>
    public Vector2 Place(Vector2 point)
    {
        point.X += _wave.X * MathF.Sin(point.Y * _waveStep.X + _wavePhase.X);
        point.Y += _wave.Y * MathF.Sin(point.X * _waveStep.Y + _wavePhase.Y);
        return _centre + (point.X - 0.5f) * _across + (point.Y - 0.5f) * _down;
    }
}
