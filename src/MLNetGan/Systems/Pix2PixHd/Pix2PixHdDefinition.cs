using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Training;

namespace MLNetGan.Systems.Pix2PixHd;

internal sealed class Pix2PixHdDefinition()
    : SystemDefinition<Pix2PixHdOptions, ImageToImageTransformer>("pix2pixHD", Pix2PixHdOptions.Compact)
{
    public override TrainingDataKind Data => TrainingDataKind.Pairs;

    public override ImageToImageTransformer CreateTransformer(TrainedGan trained)
    {
        var system = (Pix2PixHdSystem)trained.System;
        foreach (Player part in system.Generators)
            trained.Take(part.Name);
        if (system.Tables is { } tables)
        {
            tables.Settle(trained.Device);
            trained.Take(tables);
        }
        var network = (TranslationNetwork)trained.Take(system.Delivered);
        return new ImageToImageTransformer(ImageToImageTransformer.CreateModel(
            trained, network, trained.ColumnName(BatchSlot.Input), trained.Images[BatchSlot.Input],
            trained.Options.Output, trained.Images[BatchSlot.Target],
            system.Tables is null ? [] : [new LatentInput(null, network.Inputs[^1])]) with
        {
            SeedColumnName = system.Tables is null ? null : ((Pix2PixHdOptions)trained.Options).SeedColumnName,
        });
    }

    public override TrainingPlan Plan(TrainingInput input) => PairPlan.Create(input, ((Pix2PixHdSystem)input.System).Measured);

    public override IComparedImages Compared(TrainingInput input) =>
        ComparedRows.OfTranslations(input, ((Pix2PixHdSystem)input.System).Measured);

    protected override TrainingSystem CreateSystem(Pix2PixHdOptions options, BatchFormat format) =>
        new Pix2PixHdSystem(options, format[BatchSlot.Input].Shape, format[BatchSlot.Target].Shape, options.InstanceColumnName is not null);
}
