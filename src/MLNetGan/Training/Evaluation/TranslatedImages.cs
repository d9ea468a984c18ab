using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Targets, and what a translator makes of the inputs in the same rows. Images that come again, as those of the shorter of two sets that
/// are no pairs do, are left out.
/// </summary>
/// <param name="translator">The translator.</param>
/// <param name="rows">Inputs and targets.</param>
/// <param name="count">How many rows there are.</param>
/// <param name="device">The translator's device.</param>
internal sealed class TranslatedImages(Network translator, IBatchSource rows, int count, Device device) : IComparedImages
{
    private const int BatchSize = 8;

    public Shape Image { get; } = rows.Format[BatchSlot.Target].Shape;

    public int RealCount => count;

    public int MadeCount => count;

    public int LabelCount => 0;

    public int CountMade()
    {
        var seen = new SeenImages();
        return rows.Batches(BatchSize, CPU).Sum(batch => seen.New(batch[BatchSlot.Input]).Length);
    }

    public IEnumerable<(Tensor Images, Tensor? Labels)> Real()
    {
        var seen = new SeenImages();
        foreach (Batch batch in rows.Batches(BatchSize, CPU))
        {
            if (seen.New(batch[BatchSlot.Target]) is { Length: > 0 } places)
                yield return (batch[BatchSlot.Target].index_select(0, tensor(places)), null);
        }
    }

    public IEnumerable<(Tensor Images, Tensor? Labels)> Made()
    {
        var seen = new SeenImages();
        foreach (Batch batch in rows.Batches(BatchSize, device))
        {
            long[] places = seen.New(batch[BatchSlot.Input]);
            if (places.Length > 0)
                yield return (translator.ForwardRows(batch.InputsOf(translator))[0].cpu().index_select(0, tensor(places)), null);
        }
    }
}
