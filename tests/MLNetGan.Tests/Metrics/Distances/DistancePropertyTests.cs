using MLNetGan.Metrics.Distances;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Metrics.Distances;

/// <summary>What must hold of metrics whatever the features.</summary>
[TestClass]
public sealed class DistancePropertyTests
{
    private static readonly Tensor s_first = Normal(1, 600), s_second = Normal(2, 600);

    [TestMethod]
    public void Sets_Of_One_Kind_Are_Near_And_Equal_Ones_At_No_Distance()
    {
        Assert.AreEqual(0, Frechet(s_first, s_first), 1e-9);
        KernelDistance kernel = KernelDistance.Between(s_first, s_second, subsets: 20, subsetSize: 200, seed: 3);
        Assert.AreEqual(0, kernel.Mean, 4 * kernel.StandardError);
        Manifolds equal = Compare(s_first, s_first), alike = Compare(s_first, s_second);
        Assert.AreEqual((1.0, 1.0, 1.0, 1.0, 0.0),
            (equal.Precision, equal.Recall, equal.Coverage, equal.CopiedShare, equal.NearestDistanceRatio));
        CollectionAssert.AreEqual(Enumerable.Range(0, 600).Select(row => (long)row).ToArray(), equal.NearestReal);
        Assert.AreEqual(1, alike.Density, 0.15);
        Assert.AreEqual(1, alike.NearestDistanceRatio, 0.1);
        Assert.AreEqual(0.01, alike.CopiedShare, 0.015);
    }

    [TestMethod]
    public void Sets_That_Move_Apart_Are_Further_From_Each_Other()
    {
        double[] shifts = [0, 0.5, 1, 2];
        AreIncreasing([.. shifts.Select(shift => Frechet(s_first, s_second + shift))]);
        AreIncreasing([.. shifts.Select(shift => KernelDistance.Between(s_first, s_second + shift, 20, 200, seed: 3).Mean)]);
        AreIncreasing([.. shifts.Select(shift => -Compare(s_first, s_second + shift).Precision)]);
        // Normal distributions at this distance have nothing else between them.
        Assert.AreEqual(8, Frechet(s_first, s_first + 1), 1e-4);
    }

    [TestMethod]
    public void What_Is_Missing_Shows_In_Recall_And_Coverage_Not_In_Precision()
    {
        Tensor two = cat([s_first, s_first + 8]), one = s_second;
        Manifolds dropped = Compare(two, one);
        Assert.IsGreaterThan(0.6, dropped.Precision);
        Assert.IsLessThan(0.5, dropped.Recall);
        Assert.IsLessThan(0.5, dropped.Coverage);
    }

    [TestMethod]
    public void The_Standard_Error_Of_The_Kernel_Distance_Is_That_Of_Repeated_Samples()
    {
        KernelDistance[] repeated = [.. Enumerable.Range(0, 24)
            .Select(i => KernelDistance.Between(Normal(100 + i, 400), Normal(200 + i, 400), 20, 100, seed: i))];
        double spread = Math.Sqrt(repeated.Average(distance => distance.Mean * distance.Mean));
        double told = repeated.Average(distance => distance.StandardError);
        Assert.IsTrue(told > spread / 2 && told < 2 * spread, $"{told} is told, and the spread is {spread}");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    [DataRow(500)]
    public void Copies_Are_Found_Also_Where_Real_Images_Have_Twins(int twins)
    {
        Tensor one = Normal(5, 500), real = cat([one, one.narrow(0, 0, twins)]), others = Normal(6, 500);
        double Copied(Tensor generated) => Manifolds.Of(real, Neighbours.Nearest(real, 3), generated, 3, 3).CopiedShare;
        Assert.AreEqual(1, Copied(one.clone()));
        Assert.AreEqual(0, Copied(others), 0.05);
    }

    [TestMethod]
    public void The_Inception_Score_Is_The_Number_Of_Classes_At_Best()
    {
        Tensor sure = eye(4).repeat(50, 1);
        Assert.AreEqual(4, InceptionScore.Of(sure).Mean, 1e-9);
        Assert.AreEqual(1, InceptionScore.Of(full_like(sure, 0.25)).Mean, 1e-9);
        Tensor inOrder = eye(4).repeat_interleave(500, 0);
        Assert.IsTrue(InceptionScore.Of(inOrder).Mean < 1.5, "Splits in the order of labels see one or two classes.");
        Assert.IsTrue(InceptionScore.OfShuffled(inOrder, seed: 1).Mean > 3.9);
    }

    [TestMethod]
    public void A_Neighbour_Is_Never_The_Row_Itself_Whatever_The_Block()
    {
        Tensor rows = Normal(5, 1100);
        Tensor expected = cdist(rows.to(ScalarType.Float64), rows.to(ScalarType.Float64)).sort(1).Values.narrow(1, 1, 3);
        Golden.AreClose(expected, Neighbours.Nearest(rows, 3), 1e-6, "nearest");
    }

    [TestMethod]
    public void As_Many_Patches_Are_Compared_Of_Images_From_Everywhere()
    {
        using DisposeScope scope = NewDisposeScope();
        using PatchSample sorted = Patches(400, image => image / 200), mixed = Patches(100, image => image % 2);
        Assert.AreEqual(0, SlicedWasserstein.Between(sorted, mixed, seed: 1).Single(), 40);
    }

    [TestMethod]
    public void Of_More_Images_Than_Patches_Some_From_Everywhere_Give_One()
    {
        using DisposeScope scope = NewDisposeScope();
        using PatchSample sorted = Patches(40_000, image => image / 20_000);
        using Scalar zero = 0;
        Assert.AreEqual(0.5, sorted.Rows(0).gt(zero).to(ScalarType.Float64).mean().ToDouble(), 0.02);
    }

    // Of images of 7x7 pixels, all dark or all bright: the only place is every patch.
    private static PatchSample Patches(int count, Func<int, int> kind)
    {
        var sample = new PatchSample(count, channels: 1, sides: [7], seed: 4);
        Tensor values = tensor([.. Enumerable.Range(0, count).Select(image => 50f + 150 * kind(image))]).view(-1, 1, 1, 1);
        foreach (Tensor batch in values.expand(count, 1, 7, 7).split(100))
            sample.Add(batch);
        return sample;
    }

    private static Manifolds Compare(Tensor real, Tensor generated) => Manifolds.Of(real, Neighbours.Nearest(real, 5), generated, 3, 5);

    private static double Frechet(Tensor first, Tensor second)
    {
        using FeatureStatistics one = FeatureStatistics.Of(first), other = FeatureStatistics.Of(second);
        return FrechetDistance.Between(one, other);
    }

    private static Tensor Normal(long seed, int rows)
    {
        var values = new float[rows * 8];
        CounterNoise.Normal(seed, values);
        return tensor(values, [rows, 8]);
    }

    private static void AreIncreasing(double[] values)
    {
        for (int i = 1; i < values.Length; i++)
            Assert.IsGreaterThan(values[i - 1], values[i], string.Join(", ", values));
    }
}
