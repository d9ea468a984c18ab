using MLNetGan.Data;
using MLNetGan.Pipeline.Augmenting;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>What the arms of a cell are made of.</summary>
/// <param name="pool">All real images.</param>
/// <param name="draw">Those of the draw.</param>
/// <param name="generated">Generated images, some of every label.</param>
/// <param name="share">The share of generated images where they join real ones.</param>
/// <param name="seed">Of the order of the real images.</param>
internal sealed class UpliftSlots(ImageSet pool, UpliftDraw draw, ImageSet generated, double share, long seed)
{
    private readonly int[][] _generated =
        [.. Enumerable.Range(0, generated.Count).GroupBy(generated.LabelOf).OrderBy(label => label.Key).Select(label => label.ToArray())];

    private int Labels => draw.Images.Length;

    private bool HasRare => draw.IsRare.Contains(true);

    /// <summary>As many rows as a classifier wants, or as an arm needs for each of its real images: the same for all arms.</summary>
    public static int Rows(UpliftDraw draw, double share, int wanted)
    {
        bool hasRare = draw.IsRare.Contains(true);
        // Of the turns of a label a share is generated.
        int Turns(int label) => !hasRare || draw.IsRare[label]
            ? (int)Math.Ceiling(draw.Images[label].Length / (1 - share)) : draw.Images[label].Length;
        int[] labels = [.. Enumerable.Range(0, draw.Images.Length)];
        int turns = Math.Max(labels.Max(Turns), draw.More.Max(label => label.Length));
        return Math.Max(wanted, checked(turns * labels.Length));
    }

    /// <summary>What a classifier learns in an arm: the real images as often as they are, all others with labels in turn.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="rows">How many rows, of <see cref="Rows"/>.</param>
    public TrainingSlot[] Of(UpliftArm arm, int rows)
    {
        int[] all = [.. draw.Images.SelectMany(label => label)];
        // The last pass may be cut short, and must not lack some labels.
        new OrderRandom(seed).Shuffle(all);
        var next = new int[Labels];
        var nextGenerated = new int[Labels];
        return [.. Enumerable.Range(0, rows).Select(row => arm switch
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
