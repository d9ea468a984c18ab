using MLNetGan.Pipeline.Uplift;

namespace MLNetGan.Tests.Pipeline.Uplift;

[TestClass]
public sealed class UpliftFilesTests
{
    private static readonly UpliftSetting s_setting = new(25, null);

    [TestMethod]
    public void A_Cell_That_Is_Made_Again_With_Other_Learners_Keeps_The_Scores_Of_Those_That_It_Lacks()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "convolutional", 0.5);
        Write(folder, "lightgbm", 0.6);
        Write(folder, "lightgbm", 0.7);
        Assert.AreEqual("convolutional 0.5, lightgbm 0.7", Find(folder, "convolutional", "lightgbm"));
        Assert.AreEqual("convolutional 0.5", Find(folder, "convolutional"));
        Assert.IsNull(Find(folder, "convolutional", "maxent"));
    }

    // Every process, and every repetition, opens the folder anew.
    private static UpliftFiles Open(TemporaryFolder folder) => new(folder.Path, new Dictionary<string, string>());

    private static void Write(TemporaryFolder folder, string learner, double accuracy) => Open(folder).Write(new UpliftCell(
        s_setting, 1, 1, [new UpliftScore(learner, UpliftArm.Real, accuracy, null)], new UpliftDiagnosis(1, null, 1, 1, 1, 0)));

    private static string? Find(TemporaryFolder folder, params string[] learners) => Open(folder).Find(s_setting, 1, 1, learners) is { } cell
        ? string.Join(", ", cell.Scores.OrderBy(score => score.Learner).Select(score => FormattableString.Invariant($"{score.Learner} {score.Accuracy}")))
        : null;
}
