namespace MLNetGan.Tests.Randomness;

[TestClass]
public sealed class OrderRandomTests
{
    // orders() of make_golden.py, from the remarks on CounterNoise.
    [TestMethod]
    public void An_Order_Is_The_Same_On_Every_Machine()
    {
        var random = new OrderRandom(7);
        CollectionAssert.AreEqual(new[] { 721, 649, 549, 604, 348, 182, 915, 901 }, Enumerable.Range(0, 8).Select(_ => random.Next(1000)).ToArray());
        int[] rows = [.. Enumerable.Range(0, 10)];
        new OrderRandom(-3).Shuffle(rows);
        CollectionAssert.AreEqual(new[] { 4, 5, 8, 1, 3, 7, 2, 0, 9, 6 }, rows);
    }

    [TestMethod]
    public void Nearby_Orders_Have_Nothing_In_Common()
    {
        int[][] orders = [.. new[] { 0, 1, 2, -1, long.MaxValue, 1L << 32 }.Select(order =>
        {
            int[] rows = [.. Enumerable.Range(0, 10_000)];
            new OrderRandom(order).Shuffle(rows);
            return rows;
        })];
        foreach (int[] rows in orders)
            CollectionAssert.AreEquivalent(Enumerable.Range(0, 10_000).ToArray(), rows);
        for (int i = 0; i < orders.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.IsLessThan(10, orders[i].Zip(orders[j]).Count(pair => pair.First == pair.Second), $"orders {i} and {j}");
        }
    }

    [TestMethod]
    public void Every_Kind_Of_Number_Is_Drawn_Evenly_From_The_Order_Alone()
    {
        Func<Random, double>[] kinds =
        [
            random => random.Next() / (double)int.MaxValue, random => random.Next(7) / 6.0, random => (random.Next(-3, 4) + 3) / 6.0,
            random => random.NextInt64() / (double)long.MaxValue, random => random.NextInt64(7) / 6.0,
            random => (random.NextInt64(long.MinValue, long.MaxValue) / (double)long.MaxValue + 1) / 2,
            random => random.NextDouble(), random => random.NextSingle(),
            random => { var bytes = new byte[1]; random.NextBytes(bytes); return bytes[0] / 255.0; },
        ];
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            double[] values = Draw(kinds[kind]);
            Assert.AreEqual(0.5, values.Average(), 0.01, $"kind {kind}");
            Assert.IsTrue(values.All(value => value is >= 0 and <= 1), $"kind {kind}");
            CollectionAssert.AreEqual(values, Draw(kinds[kind]), $"kind {kind}");
        }

        static double[] Draw(Func<Random, double> next)
        {
            var random = new OrderRandom(5);
            return [.. Enumerable.Range(0, 20_000).Select(_ => next(random))];
        }
    }

    [TestMethod]
    public void Bounds_Are_Those_Of_Random()
    {
        var random = new OrderRandom(1);
        Assert.AreEqual(0, random.Next(0));
        Assert.AreEqual(4, random.Next(4, 4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => random.Next(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => random.NextInt64(3, 2));
    }
}
