using MLNetGan.Pipeline.Exploring;

namespace MLNetGan.Tests.Pipeline.Exploring;

[TestClass]
public sealed class LatentVectorsTests
{
    [TestMethod]
    public void TheArcBetweenRightAngledVectors_TurnsAtAnEvenPace()
    {
        for (int degrees = 0; degrees <= 90; degrees += 15)
        {
            float[] point = LatentVectors.Between([2, 0, 0], [0, 2, 0], degrees / 90.0, LatentInterpolation.Spherical);
            Tiny.AssertClose([2 * MathF.Cos(degrees * MathF.PI / 180), 2 * MathF.Sin(degrees * MathF.PI / 180), 0], point, 1e-6f);
        }
    }

    [TestMethod]
    public void AnArcAgreesWithWhitesFormula()
    {
        // White's slerp in numpy: omega = arccos(0.96), (sin(0.75 omega) a + sin(0.25 omega) b) / sin(omega).
        float[] point = LatentVectors.Between([3, 4], [8, 6], 0.25, LatentInterpolation.Spherical);
        double omega = Math.Acos(0.96), first = Math.Sin(0.75 * omega) / Math.Sin(omega), second = Math.Sin(0.25 * omega) / Math.Sin(omega);
        Tiny.AssertClose([(float)(3 * first + 8 * second), (float)(4 * first + 6 * second)], point, 1e-5f);
    }

    [TestMethod]
    [DataRow(LatentInterpolation.Linear, 3f, 4f), DataRow(LatentInterpolation.Spherical, -3f, -4f), DataRow(LatentInterpolation.Spherical, 6f, 8f), DataRow(LatentInterpolation.Spherical, 0f, 0f)]
    public void WithoutAnArc_TheWayIsStraight(LatentInterpolation interpolation, float x, float y) =>
        Tiny.AssertClose([0.75f * 3 + 0.25f * x, 0.75f * 4 + 0.25f * y], LatentVectors.Between([3, 4], [x, y], 0.25, interpolation), 1e-5f);

    [TestMethod]
    public void APathHasItsEndOnce_AndALoopItsBeginning()
    {
        float[][] points = [[0], [4], [2]];
        float[] Places(bool isLoop) => [.. LatentVectors.Path(points, 2, isLoop, LatentInterpolation.Linear).Select(point => point[0])];
        CollectionAssert.AreEqual(new float[] { 0, 2, 4, 3, 2 }, Places(isLoop: false));
        CollectionAssert.AreEqual(new float[] { 0, 2, 4, 3, 2, 1 }, Places(isLoop: true));
    }

    [TestMethod]
    public void ATableHoldsGroupsMeansVariationsAndTheResult()
    {
        float[][] table = LatentVectors.Table([(false, [[1, 10], [3, 30]]), (true, [[2, 2], [4, 4]]), (false, [[10, 0], [20, 0]])], 0.5f);
        float[][] expected = [[1, 10], [3, 30], [2, 20], [2, 2], [4, 4], [3, 3], [10, 0], [20, 0], [15, 0]];
        Tiny.AssertClose(expected, table[..9], 1e-6f);
        Tiny.AssertClose([2 - 3 + 15, 20 - 3 + 0], table[11], 1e-6f);
        float[] noise = [.. table[9..11].SelectMany(variation => variation.Zip(table[11], (a, b) => Math.Abs(a - b)))];
        Assert.IsTrue(noise.All(value => value is > 0 and <= 0.5f), string.Join(" ", noise));
        Assert.HasCount(4, noise.Distinct());
    }
}
