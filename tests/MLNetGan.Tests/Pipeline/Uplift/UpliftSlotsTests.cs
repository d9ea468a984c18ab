using MLNetGan.Data;
using MLNetGan.Pipeline.Augmenting;
using MLNetGan.Pipeline.Uplift;

namespace MLNetGan.Tests.Pipeline.Uplift;

[TestClass]
public sealed class UpliftSlotsTests
{
    private static readonly ImageSet s_pool = new DrawnDigitSet(400, seed: 1), s_generated = new DrawnDigitSet(100, seed: 2);
    private static readonly UpliftOptions s_options = new() { GeneratedShare = 0.25, ImbalancedImagesPerLabel = 20, RareShare = 0.3 };

    [TestMethod]
    public void Small_Settings_Lie_Within_Large_Ones_And_Other_Draws_Are_Others()
    {
        UpliftDraw small = Draw(new UpliftSetting(5, null)), large = Draw(new UpliftSetting(10, null)), other = Draw(new UpliftSetting(10, null), seed: 2);
        for (int label = 0; label < 10; label++)
        {
            CollectionAssert.AreEqual(small.Images[label], large.Images[label][..5]);
            CollectionAssert.AreEqual(large.Images[label], large.More[label][..10]);
            Assert.HasCount(20, large.More[label].Distinct());
            Assert.IsTrue(large.More[label].All(image => s_pool.LabelOf(image) == label));
            CollectionAssert.AreNotEqual(large.Images[label], other.Images[label]);
        }
    }

    [TestMethod]
    public void Labels_That_Are_Rare_Have_Their_Share_Of_Images()
    {
        UpliftDraw draw = Draw(new UpliftSetting(20, 10));
        Assert.AreEqual(3, draw.IsRare.Count(isRare => isRare));
        for (int label = 0; label < 10; label++)
            Assert.HasCount(draw.IsRare[label] ? 2 : 20, draw.Images[label]);
        Assert.IsTrue(draw.More.All(label => label.Length == 20));
        Assert.AreEqual(1, new UpliftSetting(20, 100).RareImages);
        Assert.IsFalse(Enumerable.Range(2, 5).All(seed => Draw(new UpliftSetting(20, 10), seed).IsRare.SequenceEqual(draw.IsRare)), "every draw has the same");
    }

    [TestMethod]
    public void Arms_Of_Even_Labels_Are_What_They_Say()
    {
        UpliftDraw draw = Draw(new UpliftSetting(5, null));
        var slots = new UpliftSlots(s_pool, draw, s_generated, s_options.GeneratedShare, seed: 1);
        Check(UpliftArm.Real, real: 400, varied: 0, distinct: 50);
        Check(UpliftArm.Classic, real: 400, varied: 400, distinct: 50);
        // Of 40 turns every fourth, whose ten images are all of a label.
        Check(UpliftArm.RealGenerated, real: 300, varied: 0, distinct: 50 + 100);
        Check(UpliftArm.ClassicGenerated, real: 300, varied: 400, distinct: 50 + 100);
        Check(UpliftArm.Generated, real: 0, varied: 0, distinct: 100);
        Check(UpliftArm.MoreReal, real: 400, varied: 0, distinct: 100);
        Assert.HasCount(100, slots.Of(UpliftArm.MoreReal, UpliftSlots.Rows(draw, s_options.GeneratedShare, 50)).Distinct(), "all of its images");

        void Check(UpliftArm arm, int real, int varied, int distinct)
        {
            TrainingSlot[] rows = slots.Of(arm, 400);
            Assert.HasCount(400, rows);
            Assert.AreEqual((real, varied, distinct), (rows.Count(row => row.Images == s_pool), rows.Count(row => row.IsVaried),
                rows.Select(row => (row.Images, row.Index)).Distinct().Count()), $"{arm}");
            Assert.IsTrue(rows.GroupBy(row => row.Images.LabelOf(row.Index)).All(label => label.Count() == 40), $"{arm}");
        }
    }

    [TestMethod]
    public void With_Rare_Labels_Only_Those_Are_Generated_And_All_Arms_But_The_First_Are_Even()
    {
        UpliftDraw draw = Draw(new UpliftSetting(20, 10));
        var slots = new UpliftSlots(s_pool, draw, s_generated, s_options.GeneratedShare, seed: 1);
        TrainingSlot[] real = slots.Of(UpliftArm.Real, 7 * 20 + 3 * 2);
        Assert.AreEqual(6, real.Count(row => draw.IsRare[row.Images.LabelOf(row.Index)]));
        foreach (UpliftArm arm in Enum.GetValues<UpliftArm>().Where(arm => arm != UpliftArm.Real))
        {
            TrainingSlot[] rows = slots.Of(arm, 400);
            Assert.IsTrue(rows.GroupBy(row => row.Images.LabelOf(row.Index)).All(label => label.Count() == 40), $"{arm}");
            if (arm != UpliftArm.Generated)
                Assert.IsTrue(rows.Where(row => row.Images == s_generated).All(row => draw.IsRare[row.Images.LabelOf(row.Index)]), $"{arm}");
        }
        Assert.AreEqual(30, slots.Of(UpliftArm.RealGenerated, 400).Count(row => row.Images == s_generated));
    }

    [TestMethod]
    [DataRow(0.5, null)]
    [DataRow(0.25, null)]
    [DataRow(0.5, 10)]
    public void Every_Arm_Has_As_Many_Rows_And_Shows_Each_Of_Its_Real_Images(double share, int? imbalance)
    {
        UpliftDraw draw = Draw(new UpliftSetting(20, imbalance));
        var slots = new UpliftSlots(s_pool, draw, s_generated, share, seed: 1);
        int rows = UpliftSlots.Rows(draw, share, wanted: 100);
        Assert.AreEqual(150, UpliftSlots.Rows(Draw(new UpliftSetting(5, null)), share, wanted: 150));
        foreach (UpliftArm arm in Enum.GetValues<UpliftArm>().Where(arm => arm != UpliftArm.Generated))
        {
            TrainingSlot[] all = slots.Of(arm, rows);
            Assert.HasCount(rows, all, $"{arm}");
            int[] expected = [.. (arm == UpliftArm.MoreReal ? draw.More : draw.Images).SelectMany(label => label).Order()];
            CollectionAssert.AreEqual(expected, all.Where(row => row.Images == s_pool).Select(row => row.Index).Distinct().Order().ToArray(), $"{arm}");
        }
    }

    [TestMethod]
    public void A_Last_Pass_Over_Real_Images_That_Is_Cut_Short_Lacks_No_Label()
    {
        UpliftDraw draw = Draw(new UpliftSetting(20, null));
        TrainingSlot[] rows = new UpliftSlots(s_pool, draw, s_generated, 0.5, seed: 1).Of(UpliftArm.Real, 300);
        int[] counts = [.. rows.GroupBy(row => row.Images.LabelOf(row.Index)).Select(label => label.Count())];
        Assert.HasCount(10, counts);
        Assert.IsTrue(counts.All(count => count is > 20 and < 40), string.Join(", ", counts));
    }

    private static UpliftDraw Draw(UpliftSetting setting, long seed = 1) => new(s_pool, setting, s_options, seed);
}
