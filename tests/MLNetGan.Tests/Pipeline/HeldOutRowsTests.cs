using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class HeldOutRowsTests
{
    private readonly MLContext _ml = new(seed: 1);

    private sealed class Pair
    {
        [VectorType(1, 32, 32)]
        public float[] Input { get; set; } = [];

        [VectorType(1, 32, 32)]
        public float[] Target { get; set; } = [];
    }

    // Row i has an input of value i and a target of value 255 - i.
    private IDataView Pairs(int count, bool canShuffle)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new Pair
        {
            Input = [.. Enumerable.Repeat((float)i, 1024)],
            Target = [.. Enumerable.Repeat(255f - i, 1024)],
        }));
        return canShuffle ? _ml.Data.Cache(data) : data;
    }

    private static ViewBatchSource Source(IDataView data, HeldOutRows? heldOut, bool readsHeldOut = false)
    {
        var options = new Pix2PixOptions();
        return new ViewBatchSource(data, TrainingColumns.From(data.Schema, options), options, heldOut, readsHeldOut);
    }

    private static int[] ReadAll(IBatchSource source, long order)
    {
        List<int> seen = [];
        var batch = new HostBatch(7, source.Format);
        using IBatchReader reader = source.Open(order);
        do
        {
            reader.Fill(batch);
            for (int i = 0; i < batch.Count; i++)
            {
                Assert.AreEqual(batch.Pixels("Input")[i][0], -batch.Pixels("Target")[i][^1], 1e-5f, "input and target are of one row");
                seen.Add((int)MathF.Round((batch.Pixels("Input")[i][0] + 1) * 127.5f));
            }
        }
        while (batch.Count == batch.Capacity);
        return [.. seen];
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Training_Never_Sees_What_Is_Held_Out_And_Sees_All_Else(bool canShuffle)
    {
        IDataView data = Pairs(50, canShuffle);
        HeldOutRows heldOut = HeldOutRows.Choose(data, 0.2, seed: 3);
        ViewBatchSource training = Source(data, heldOut), measured = Source(data, heldOut, readsHeldOut: true);
        int[] held = ReadAll(measured, 0);
        Assert.HasCount(10, held);
        CollectionAssert.AreEqual(held, ReadAll(measured, 9), "always in the same order");
        int[] seen = ReadAll(training, 1);
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 50).Except(held).ToArray(), seen);
        CollectionAssert.AreNotEqual(seen, ReadAll(training, 2));
        Assert.AreEqual(canShuffle ? 40L : null, training.ImageCount);
    }

    [TestMethod]
    public void The_Choice_Depends_On_The_Seed_Alone_And_Spares_One_Row()
    {
        IDataView data = Pairs(30, canShuffle: true);
        int[] Held(double fraction, long seed) => ReadAll(Source(data, HeldOutRows.Choose(data, fraction, seed), readsHeldOut: true), 0);
        CollectionAssert.AreEqual(Held(0.1, 1), Held(0.1, 1));
        CollectionAssert.AreNotEqual(Held(0.1, 1), Held(0.1, 2));
        Assert.HasCount(1, Held(0.001, 1));
        Assert.HasCount(29, Held(0.999, 1));
        Assert.AreEqual(0, HeldOutRows.Choose(Pairs(1, canShuffle: true), 0.5, 1).Count);
    }

    [TestMethod]
    public void The_Measure_Is_The_Mean_Absolute_Difference_In_Network_Values()
    {
        using DisposeScope scope = NewDisposeScope();
        IDataView data = Pairs(20, canShuffle: true);
        using var identity = new Identity();
        double expected = Enumerable.Range(0, 20).Average(i => Math.Abs(255 - 2 * i) / 127.5);
        Assert.AreEqual(expected, new PairDistance(identity, Source(data, null, readsHeldOut: true), CPU).Measure().Value, 1e-5);
    }

    private sealed class Identity() : TranslationNetwork("identity", new Shape(1, 32, 32), 1)
    {
        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => [inputs[0]];
    }
}
