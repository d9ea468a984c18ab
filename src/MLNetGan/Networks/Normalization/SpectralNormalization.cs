using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Divides a weight by an estimate of its largest singular value, so that the layer's slope is at most about 1 (Miyato 2018, section
/// 2.1). The singular vectors follow the weight by one power iteration a training step (appendix A, algorithm 1); within a step, and after
/// training, they stay as they are.
/// </summary>
internal sealed class SpectralNormalization : nn.Module
{
    private const double Smallest = 1e-12;

    private readonly Tensor u;
    private readonly Tensor v;

    /// <param name="weight">(outputs, ...): what multiplies the inputs of each output.</param>
    public SpectralNormalization(Tensor weight) : base("Spectral normalization")
    {
        long outputs = weight.shape[0];
        u = Start(outputs);
        v = Start(weight.numel() / outputs);
        RegisterComponents();
    }

    /// <summary>Takes the singular vectors a step nearer to those of the weight as it is.</summary>
    public void Iterate(Tensor weight)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor matrix = Matrix(weight);
        v.copy_(Unit(matrix.t().mv(u)));
        u.copy_(Unit(matrix.mv(v)));
    }

    /// <summary>The weight divided by u' W v, open to gradients of the weight.</summary>
    public Tensor Normalize(Tensor weight) => weight / u.dot(Matrix(weight).mv(v));

    private static Tensor Matrix(Tensor weight) => weight.flatten(1);

    private static Tensor Unit(Tensor vector)
    {
        using Scalar least = Smallest;
        return vector / vector.norm().clamp_min(least);
    }

    // Any direction that is not across the singular vectors: the same in every run.
    private static Tensor Start(long length)
    {
        var values = new float[length];
        CounterNoise.Normal(length, values);
        using IDisposable noGrad = no_grad();
        return Unit(tensor(values)).DetachFromDisposeScope();
    }
}
