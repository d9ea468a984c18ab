using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class RankStateTests
{
    [TestMethod]
    public void All_Get_The_First_Ones_Values_Of_Any_Type_And_Shape()
    {
        float[][] values = ThreadRanks.Run(2, ranks =>
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor floats = arange(6, ScalarType.Float32).view(2, 3).t() + 10 * ranks.Rank, count = tensor(7L + ranks.Rank), none = zeros(0, 3);
            RankState.Broadcast(ranks, [floats, count, none]);
            return (float[])[.. floats.contiguous().data<float>(), count.item<long>()];
        });
        CollectionAssert.AreEqual(new float[] { 0, 3, 1, 4, 2, 5, 7 }, values[0]);
        CollectionAssert.AreEqual(values[0], values[1]);
    }

    [TestMethod]
    public void Tensors_That_May_Be_Larger_Than_A_Span_Are_Told_In_Parts()
    {
        using Tensor large = zeros(70_000_000, ScalarType.Byte);
        var ranks = new Sevens();
        RankState.Broadcast(ranks, [large]);
        Assert.HasCount(2, ranks.Lengths);
        Assert.AreEqual(70_000_000, ranks.Lengths.Sum());
        using Tensor areSeven = large == 7;
        using Tensor all = areSeven.all();
        Assert.IsTrue(all.item<bool>());
    }

    // The second of two, which the first tells sevens.
    private sealed class Sevens : IRankGroup
    {
        public List<int> Lengths { get; } = [];

        public int Rank => 1;

        public int Size => 2;

        public bool IsAwaited
        {
            set
            {
            }
        }

        public void Sum(Span<float> values) => throw new NotSupportedException();

        public void Broadcast(Span<byte> values, int root = 0)
        {
            Lengths.Add(values.Length);
            values.Fill(7);
        }

        public void Abort(string message) => throw new InvalidOperationException(message);
    }
}
