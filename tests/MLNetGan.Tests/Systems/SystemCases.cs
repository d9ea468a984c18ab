using MLNetGan.Tests.Systems.Cases;

namespace MLNetGan.Tests.Systems;

/// <summary>The table of systems that the battery runs over. A new system is a file in Cases and one more line.</summary>
internal static class SystemCases
{
    public static IReadOnlyList<SystemCase> All { get; } =
    [
        VanillaGanCase.Case,
        DcganCase.Case,
        LsganCase.Case,
        WganCase.Case,
        WganGpCase.Case,
        CganCase.Case,
        AcGanCase.Case,
        InfoGanCase.Case,
        ProGanCase.Case,
        DrawCase.Case,
        CoGanCase.Case,
        Pix2PixCase.Case,
        Pix2PixHdCase.Case,
        CycleGanCase.Case,
        ContextEncoderCase.Case,
        DualGanCase.Case,
        DiscoGanCase.Case,
    ];

    /// <summary>What keeps a judge from learning few images by heart, on systems that differ in what their judge sees.</summary>
    public static IReadOnlyList<SystemCase> SmallData { get; } =
    [
        CganCase.Case.With("paired", (CganOptions o) => Pair(o)),
        AcGanCase.Case.With("adaptive", (AcGanOptions o) => Adapt(o)),
        Pix2PixCase.Case.With("paired", (Pix2PixOptions o) => Pair(o)),
        CycleGanCase.Case.With("adaptive", (CycleGanOptions o) => Adapt(o)),
    ];

    /// <summary>The rows of tests that run over every system.</summary>
    public static IEnumerable<object[]> Names => All.Select(system => new object[] { system.Name });

    /// <summary>The rows of tests of whole runs.</summary>
    public static IEnumerable<object[]> Runs => All.Concat(SmallData).Select(system => new object[] { system.Name });

    public static SystemCase Named(string name) => All.Concat(SmallData).Single(system => system.Name == name);

    private static void Pair(GanOptions options)
    {
        options.AdversarialLoss = AdversarialLoss.Relativistic;
        (options.R1Weight, options.R2Weight, options.PenaltyInterval) = (0.1, 0.1, 3);
        (options.AugmentColor, options.AugmentTranslation, options.AugmentCutout) = (true, true, true);
    }

    private static void Adapt(GanOptions options)
    {
        (options.SpectralNormalization, options.LeCamWeight) = (true, 0.3);
        (options.AugmentColor, options.AugmentTranslation, options.AugmentCutout) = (true, true, true);
        (options.AugmentationTarget, options.AugmentationImages) = (0.01, 60);
    }
}
