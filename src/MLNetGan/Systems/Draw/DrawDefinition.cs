using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Draw;

internal sealed class DrawDefinition() : SystemDefinition<DrawOptions, DrawTransformer>("DRAW", DrawOptions.Compact)
{
    public override DrawTransformer CreateTransformer(TrainedGan trained) => new(trained);

    public override TrainingPlan Plan(TrainingInput input)
    {
        (TrainingSystem system, Device device) = (input.System, input.Device);
        MeasuredData data = MeasuredData.Of(input);
        return new TrainingPlan(
            data.Training, new DrawSheet((DrawDecoder)system[Player.Generator].Delivered, device),
            data.HeldOut is null ? null : new BoundMeasure(system[DrawSystem.EncoderName].Delivered, data.HeldOut, device));
    }

    protected override TrainingSystem CreateSystem(DrawOptions options, BatchFormat format) => new DrawSystem(options, format.Image);
}
