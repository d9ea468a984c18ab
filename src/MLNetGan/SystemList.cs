using MLNetGan.Systems.AcGan;
using MLNetGan.Systems.Cgan;
using MLNetGan.Systems.CoGan;
using MLNetGan.Systems.ContextEncoder;
using MLNetGan.Systems.CycleGan;
using MLNetGan.Systems.Dcgan;
using MLNetGan.Systems.DiscoGan;
using MLNetGan.Systems.Draw;
using MLNetGan.Systems.DualGan;
using MLNetGan.Systems.InfoGan;
using MLNetGan.Systems.Lsgan;
using MLNetGan.Systems.Pix2Pix;
using MLNetGan.Systems.Pix2PixHd;
using MLNetGan.Systems.ProGan;
using MLNetGan.Systems.Vanilla;
using MLNetGan.Systems.Wgan;
using MLNetGan.Systems.WganGp;

namespace MLNetGan;

/// <summary>All systems. A new one is one more line.</summary>
internal static class SystemList
{
    public static IReadOnlyList<SystemDefinition> All { get; } =
    [
        new VanillaGanDefinition(),
        new DcganDefinition(),
        new LsganDefinition(),
        new WganDefinition(),
        new WganGpDefinition(),
        new CganDefinition(),
        new InfoGanDefinition(),
        new AcGanDefinition(),
        new ProGanDefinition(),
        new DrawDefinition(),
        new CoGanDefinition(),
        new Pix2PixDefinition(),
        new Pix2PixHdDefinition(),
        new CycleGanDefinition(),
        new ContextEncoderDefinition(),
        new DualGanDefinition(),
        new DiscoGanDefinition(),
    ];

    /// <summary>The system of a name, or null.</summary>
    public static SystemDefinition? Find(string? name) => All.FirstOrDefault(system => system.Name == name);

    /// <summary>The system that options are for.</summary>
    public static SystemDefinition Of(TrainingOptions options) => All.First(system => system.OptionsType == options.GetType());
}
