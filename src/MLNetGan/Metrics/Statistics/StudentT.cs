namespace MLNetGan.Metrics.Statistics;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    private const double Tiny = 1e-300, Precision = 1e-15;
    private const int MostTerms = 500, Halvings = 200;

    // Lanczos' approximation of the logarithm of the gamma function, g = 7, nine terms.
    private static readonly double[] s_lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The chance of a value as far from zero, on either side.</summary>
    /// <param name="t">The value.</param>
    /// <param name="degrees">Degrees of freedom, above 0.</param>
    public static double TwoSided(double t, double degrees) => IncompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);

    /// <summary>The value that a share of the distribution lies within, counted from zero on both sides.</summary>
    /// <param name="share">Such as 0.95.</param>
    /// <param name="degrees">Degrees of freedom, above 0.</param>
    public static double Within(double share, double degrees)
    {
        double low = 0, high = 1;
        while (TwoSided(high, degrees) > 1 - share)
            high *= 2;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = TwoSided(middle, degrees) > 1 - share ? (middle, high) : (low, middle);
        }
        return high;
    }

    // Regularized, by Lentz's continued fraction (Press et al. 2007, section 6.4).
    private static double IncompleteBeta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
            return x <= 0 ? 0 : 1;
        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - front * Fraction(1 - x, b, a) / b;
    }

    private static double Fraction(double x, double a, double b)
    {
        double c = 1, d = 1 / NotZero(1 - (a + b) * x / (a + 1)), value = d;
        for (int m = 1; m <= MostTerms; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            value *= d * c;
            if (Math.Abs(d * c - 1) < Precision)
                break;
        }
        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    private static double LogGamma(double z)
    {
        if (z < 0.5)
            return Math.Log(Math.PI / Math.Sin(Math.PI * z)) - LogGamma(1 - z);
        double sum = s_lanczos[0], t = z + 6.5;
        for (int i = 1; i < s_lanczos.Length; i++)
            sum += s_lanczos[i] / (z - 1 + i);
        return 0.5 * Math.Log(2 * Math.PI) + (z - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }
}
