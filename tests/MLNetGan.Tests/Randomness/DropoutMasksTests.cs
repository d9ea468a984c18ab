using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Randomness;

[TestClass]
public sealed class DropoutMasksTests
{
    private const int Count = 200_003;

    [TestMethod]
    [DataRow(0.3, 5L)]
    [DataRow(0.5, -7_000_000_000_000_000_001L)]
    [DataRow(0.999, long.MaxValue)]
    public void Layers_In_Turn_Draw_What_A_Gpu_Makes_At_Once(double probability, long seed)
    {
        using DisposeScope scope = NewDisposeScope();
        DropoutMasks masks = Begun(seed);
        float[] drawn = [.. Draw(masks, probability, 3), .. Draw(masks, probability, 1000), .. Draw(masks, probability, Count - 1003)];
        CollectionAssert.AreEqual(drawn, masks.OnDevice(0, Count, probability, CPU).data<float>().ToArray());
    }

    // dropout_masks() of make_golden.py, from the remarks on DropoutMasks.
    [TestMethod]
    [DataRow(0x0123456789abcdefL, 0.5, "000000110110101011010101")]
    [DataRow(0x0123456789abcdefL, 0.25, "101010110111101111110111")]
    [DataRow(-7L, 0.5, "011001110100001110000010")]
    public void Values_Are_Those_Of_The_Hash(long seed, double probability, string expected)
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.AreEqual(expected, string.Concat(Draw(Begun(seed), probability, 24).Select(value => value == 0 ? '0' : '1')));
    }

    [TestMethod]
    public void Layers_Of_A_Network_Draw_Apart()
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new TwoDropouts();
        network.SeedDropout(3);
        Tensor[] both = network.Forward(ones(1, 5000));
        Assert.AreEqual(0, Correlation(both[0].data<float>().ToArray(), both[1].data<float>().ToArray()), 0.06);
    }

    [TestMethod]
    public void What_Is_Drawn_Ahead_Of_A_Step_Goes_With_The_Network()
    {
        // What other tests left goes before tensors are counted.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = Tensor.TotalCount;
        using (DisposeScope scope = NewDisposeScope())
        {
            using var network = new TwoDropouts();
            // As on a GPU, where masks are made at once: a device that keeps no numbers.
            foreach (long seed in (long[])[3, 4])
            {
                network.SeedDropout(seed);
                network.Forward(ones(1, 5000, device: META));
            }
        }
        Assert.AreEqual(before, Tensor.TotalCount);
    }

    [TestMethod]
    public void A_Step_Begun_Again_Draws_The_Same_And_Another_Seed_Draws_Another()
    {
        using DisposeScope scope = NewDisposeScope();
        DropoutMasks masks = Begun(1);
        float[] first = Draw(masks, 0.5, 500), second = Draw(masks, 0.5, 500);
        masks.Begin(1);
        CollectionAssert.AreEqual(first, Draw(masks, 0.5, 500));
        CollectionAssert.AreNotEqual(first, second);
        foreach (long seed in new[] { 2L, 1L << 33, 1L << 40, -1L })
            Assert.AreEqual(0, Correlation(first, Draw(Begun(seed), 0.5, 500)), 0.2, $"seed {seed}");
    }

    [TestMethod]
    [DataRow(0.1)]
    [DataRow(0.4)]
    [DataRow(0.5)]
    public void Values_Are_Kept_As_Often_As_Asked_For_And_Apart_From_Their_Neighbours(double probability)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (long seed in new[] { 0L, 1L, CounterNoise.Combine(3, 4) })
        {
            float[] mask = Draw(Begun(seed), probability, Count);
            Assert.AreEqual(probability, mask.Count(value => value == 0) / (double)Count, 0.005, $"seed {seed}");
            Assert.AreEqual(1 / (1 - probability), mask.Max(), 1e-6);
            foreach (int distance in new[] { 1, 2, 7, 8, 64, 1024, 1 << 15, 1 << 16 })
                Assert.AreEqual(0, Correlation(mask[distance..], mask[..^distance]), 0.012, $"seed {seed}, distance {distance}");
        }
    }

    // A span holds less than 2 GiB, and a mask is as large as the values that it is for.
    [TestMethod]
    public void A_Mask_Is_Filled_In_Slices()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor whole = Begun(9).InMemory(5, [7, 1001], 0.4), sliced = Begun(9).InMemory(5, [7, 1001], 0.4, mostAtOnce: 1000);
        CollectionAssert.AreEqual(whole.data<float>().ToArray(), sliced.data<float>().ToArray());
    }

    // The hash counts in 32 bits, and begins somewhere in the first half of them.
    [TestMethod]
    public void Values_Behind_The_Last_Whole_Number_Are_Those_Of_A_Cpu()
    {
        using DisposeScope scope = NewDisposeScope();
        DropoutMasks masks = Begun(-7);
        long start = int.MaxValue - (long)(unchecked((ulong)-7L) >> 34) - 10;
        Tensor expected = masks.InMemory(start, [30], 0.5), found = masks.OnDevice(start, 30, 0.5, CPU);
        CollectionAssert.AreEqual(expected.data<float>().ToArray(), found.data<float>().ToArray());
    }

    private sealed class TwoDropouts : Network
    {
        private readonly Dropout first = new(0.5, staysOn: true), second = new(0.5, staysOn: true);

        public TwoDropouts() : base("Two dropouts", NetworkInput.Latent(5000)) => RegisterComponents();

        public override IReadOnlyList<string> OutputNames { get; } = ["First", "Second"];

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => [pass.One(first, inputs[0]), pass.One(second, inputs[0])];
    }

    private static DropoutMasks Begun(long seed)
    {
        var masks = new DropoutMasks();
        masks.Begin(seed);
        return masks;
    }

    private static float[] Draw(DropoutMasks masks, double probability, int count) => masks.Next([count], probability, CPU).data<float>().ToArray();

    private static double Correlation(float[] first, float[] second)
    {
        double meanA = first.Average(), meanB = second.Average();
        double both = 0, squaresA = 0, squaresB = 0;
        foreach ((float a, float b) in first.Zip(second))
        {
            both += (a - meanA) * (b - meanB);
            squaresA += (a - meanA) * (a - meanA);
            squaresB += (b - meanB) * (b - meanB);
        }
        return both / Math.Sqrt(squaresA * squaresB);
    }
}
