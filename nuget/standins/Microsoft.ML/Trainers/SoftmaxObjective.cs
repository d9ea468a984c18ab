using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>The mean cross-entropy of softmax regression, plus half of L2 times the squared weights (not the biases).</summary>
/// <remarks>Parameters: one bias a class, then the weights class by class.</remarks>
internal sealed class SoftmaxObjective(float[][] x, int[] y, int classes, float l2)
{
    private readonly int _features = x[0].Length;

    public int BiasCount => classes;

    public int Count => classes * (1 + _features);

    public double Evaluate(float[] parameters, float[] gradient)
    {
        // The parts are summed in order, so that training is deterministic.
        var parts = new (double Loss, float[] Gradient)[Parallelism.CursorCount()];
        Parallel.For(0, parts.Length, part =>
        {
            parts[part].Gradient = new float[Count];
            var scores = new float[classes];
            for (long i = (long)x.Length * part / parts.Length; i < (long)x.Length * (part + 1) / parts.Length; i++)
                parts[part].Loss += AddRow(parameters, x[i], y[i], scores, parts[part].Gradient);
        });
        double squares = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            float weight = i < classes ? 0 : parameters[i];
            squares += weight * (double)weight;
            gradient[i] = parts.Sum(part => part.Gradient[i]) / x.Length + l2 * weight;
        }
        return parts.Sum(part => part.Loss) / x.Length + 0.5 * l2 * squares;
    }

    /// <summary>Turns features into class probabilities.</summary>
    public static void Predict(ReadOnlySpan<float> parameters, ReadOnlySpan<float> features, Span<float> probabilities)
    {
        int classes = probabilities.Length;
        float largest = float.NegativeInfinity, total = 0;
        for (int c = 0; c < classes; c++)
        {
            probabilities[c] = parameters[c] + Dot(parameters.Slice(classes + c * features.Length, features.Length), features);
            largest = Math.Max(largest, probabilities[c]);
        }
        foreach (ref float probability in probabilities)
            total += probability = MathF.Exp(probability - largest);
        foreach (ref float probability in probabilities)
            probability /= total;
    }

    private double AddRow(float[] parameters, float[] row, int label, float[] probabilities, float[] gradient)
    {
        Predict(parameters, row, probabilities);
        for (int c = 0; c < classes; c++)
        {
            float error = probabilities[c] - (c == label ? 1 : 0);
            gradient[c] += error;
            AddScaled(row, error, gradient.AsSpan(classes + c * row.Length, row.Length));
        }
        return -Math.Log(Math.Max(probabilities[label], 1e-30f));
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        int i = 0;
        Vector<float> sums = Vector<float>.Zero;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        float result = Vector.Sum(sums);
        for (; i < a.Length; i++)
            result += a[i] * b[i];
        return result;
    }

    private static void AddScaled(ReadOnlySpan<float> vector, float factor, Span<float> to)
    {
        int i = 0;
        for (; i <= vector.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(to[i..]) + factor * new Vector<float>(vector[i..])).CopyTo(to[i..]);
        for (; i < vector.Length; i++)
            to[i] += factor * vector[i];
    }
}
