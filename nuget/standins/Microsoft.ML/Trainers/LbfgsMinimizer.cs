namespace Microsoft.ML.Trainers;

/// <summary>L-BFGS; with an L1 term (not on the biases) its orthant-wise form (Andrew and Gao 2007).</summary>
internal static class LbfgsMinimizer
{
    public static float[] Minimize(SoftmaxObjective objective, float l1, int historySize, float tolerance)
    {
        int n = objective.Count, biases = objective.BiasCount;
        var (x, gradient) = (new float[n], new float[n]);
        var history = new List<(float[] Step, float[] Change, double Curvature)>();
        double value = objective.Evaluate(x, gradient), improvement = 0;
        while (true)
        {
            float[] steepest = SteepestDescent(x, gradient, l1, biases);
            float[] direction = Direction(steepest, history);
            if (l1 > 0)
            {
                for (int i = biases; i < n; i++)
                    direction[i] = direction[i] * steepest[i] > 0 ? direction[i] : 0;
            }
            double slope = -Dot(direction, steepest);
            double step = history.Count == 0 ? 1 / Math.Max(1e-12, Math.Sqrt(Dot(direction, direction))) : 1;
            float[] next = new float[n], nextGradient = new float[n];
            double nextValue = value;
            bool found = false;
            for (int tries = 0; tries < 40 && slope < 0 && !found; tries++, step *= 0.5)
            {
                for (int i = 0; i < n; i++)
                {
                    next[i] = (float)(x[i] + step * direction[i]);
                    // With L1, no weight changes its sign within a step.
                    float orthant = x[i] != 0 ? x[i] : steepest[i];
                    if (l1 > 0 && i >= biases && next[i] * orthant < 0)
                        next[i] = 0;
                }
                nextValue = objective.Evaluate(next, nextGradient) + l1 * next.Skip(biases).Sum(w => Math.Abs((double)w));
                found = nextValue <= value + 1e-4 * step * slope;
            }
            if (!found)
                return x;
            float[] moved = new float[n], change = new float[n];
            for (int i = 0; i < n; i++)
                (moved[i], change[i]) = (next[i] - x[i], nextGradient[i] - gradient[i]);
            if (Dot(moved, change) is var curvature && curvature > 1e-14)
            {
                history.Add((moved, change, curvature));
                if (history.Count > historySize)
                    history.RemoveAt(0);
            }
            improvement = value - nextValue + 0.25 * improvement;
            (x, gradient, value) = (next, nextGradient, nextValue);
            if (improvement * 0.75 < tolerance)
                return x;
        }
    }

    private static float[] SteepestDescent(float[] x, float[] gradient, float l1, int biases)
    {
        var result = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            float penalty = i < biases ? 0 : l1, g = gradient[i];
            result[i] = x[i] > 0 ? -(g + penalty) : x[i] < 0 ? -(g - penalty)
                : g + penalty < 0 ? -(g + penalty) : g - penalty > 0 ? -(g - penalty) : 0;
        }
        return result;
    }

    private static float[] Direction(float[] steepest, List<(float[] Step, float[] Change, double Curvature)> history)
    {
        var direction = (float[])steepest.Clone();
        var weights = new double[history.Count];
        for (int k = history.Count - 1; k >= 0; k--)
        {
            weights[k] = Dot(history[k].Step, direction) / history[k].Curvature;
            Add(direction, history[k].Change, -weights[k]);
        }
        if (history.Count > 0)
        {
            var (_, change, curvature) = history[^1];
            double scale = curvature / Dot(change, change);
            for (int i = 0; i < direction.Length; i++)
                direction[i] = (float)(direction[i] * scale);
        }
        for (int k = 0; k < history.Count; k++)
            Add(direction, history[k].Step, weights[k] - Dot(history[k].Change, direction) / history[k].Curvature);
        return direction;
    }

    private static void Add(float[] to, float[] vector, double factor)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] += (float)(factor * vector[i]);
    }

    private static double Dot(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * (double)b[i];
        return sum;
    }
}
