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

    /// <summary>The rows of tests that run over every system.</summary>
    public static IEnumerable<object[]> Names => All.Select(system => new object[] { system.Name });

    public static SystemCase Named(string name) => All.Single(system => system.Name == name);
}
