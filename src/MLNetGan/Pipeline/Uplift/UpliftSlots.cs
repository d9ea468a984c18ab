using MLNetGan.Data;
using MLNetGan.Pipeline.Augmenting;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>What the arms of a cell are made of.</summary>
/// <param name="pool">All real images.</param>
/// <param name="draw">Those of the draw.</param>
/// <param name="generated">Generated images, some of every label.</param>
/// <param name="share">The share of generated images where they join real ones.</param>
internal sealed class UpliftSlots(ImageSet pool, UpliftDraw draw, ImageSet generated, double share)
{
    private readonly int[][] _generated =
        [.. Enumerable.Range(0, generated.Count).GroupBy(generated.LabelOf).OrderBy(label => label.Key).Select(label => label.ToArray())];

    private int Labels => draw.Images.Length;

    private bool HasRare => draw.IsRare.Contains(true);

    /// <summary>
    /// What a classifier learns in an arm, no fewer rows than the arm has real images; the real images as often as they are, all others
    /// with labels in turn.
    /// </summary>
    public TrainingSlot[] Of(UpliftArm arm, int rows)
    {
        int[] all = [.. draw.Images.SelectMany(label => label)];
        var next = new int[Labels];
        var nextGenerated = new int[Labels];
        int least = arm == UpliftArm.MoreReal ? draw.More.Sum(label => label.Length) : all.Length;
        return [.. Enumerable.Range(0, Math.Max(rows, least)).Select(row => arm switch
        {
            UpliftArm.Real => new TrainingSlot(pool, all[row % all.Length], IsVaried: false),
            UpliftArm.MoreReal => Real(draw.More, row % Labels, isVaried: false),
            UpliftArm.Generated => Generated(row % Labels, isVaried: false),
            UpliftArm.RealGenerated or UpliftArm.ClassicGenerated => Mixed(row, arm == UpliftArm.ClassicGenerated),
            _ => Real(draw.Images, row % Labels, isVaried: arm == UpliftArm.Classic),
        })];

        TrainingSlot Real(int[][] images, int label, bool isVaried) =>
            new(pool, images[label][next[label]++ % images[label].Length], isVaried);

        TrainingSlot Generated(int label, bool isVaried) =>
            new(generated, _generated[label][nextGenerated[label]++ % _generated[label].Length], isVaried);

        // Spread evenly over the turns of a label.
        TrainingSlot Mixed(int row, bool isVaried)
        {
            (int turn, int label) = Math.DivRem(row, Labels);
            bool isGenerated = (!HasRare || draw.IsRare[label]) && (int)((turn + 1) * share) > (int)(turn * share);
            return isGenerated ? Generated(label, isVaried) : Real(draw.Images, label, isVaried);
        }
    }
}
