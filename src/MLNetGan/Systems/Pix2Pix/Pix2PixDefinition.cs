using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.Pix2Pix;

internal sealed class Pix2PixDefinition() : SystemDefinition<Pix2PixOptions, ImageToImageTransformer>("pix2pix", Pix2PixOptions.Compact)
{
    public override TrainingDataKind Data => TrainingDataKind.Pairs;

    public override ImageToImageTransformer CreateTransformer(TrainedGan trained) => new(trained);

    public override Func<TrainingSystem, Player> Translator => system => system[Player.Generator];

    public override TrainingPlan Plan(TrainingInput input) => PairPlan.Create(input);

    public override IComparedImages Compared(TrainingInput input) =>
        ComparedRows.OfTranslations(input, Translator(input.System).Delivered);

    protected override TrainingSystem CreateSystem(Pix2PixOptions options, BatchFormat format) =>
        new Pix2PixSystem(options, format[BatchSlot.Input].Shape, format[BatchSlot.Target].Shape);
}
