namespace MLNetGan;

/// <summary>What one classifier reached.</summary>
/// <param name="Learner">Its learner.</param>
/// <param name="Arm">What it learned.</param>
/// <param name="Accuracy">Its accuracy on the test images, 0 to 1.</param>
/// <param name="RareRecall">The mean recall of rare labels, 0 to 1; null where no label is rare.</param>
public sealed record UpliftScore(string Learner, UpliftArm Arm, double Accuracy, double? RareRecall);
