using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class NoiseAheadTests
{
    [TestMethod]
    public void NumbersMadeAhead_AreThoseOfTheirStep_WhateverTheStepBeforeAskedFor()
    {
        using DisposeScope scope = NewDisposeScope();
        var share = new RankShare(1, 2);
        var ahead = new NoiseAhead(7, CPU, share);
        foreach (long step in (long[])[3, 4, 5, 6, 7, 8, 20, 21, 22])
        {
            ahead.Next.Wait();
            StepNoise made = ahead.Of(step), asked = new(7, step, CPU, share);
            // Every third step asks for something else, and every fourth for less.
            for (int i = 0; i < (step % 4 == 0 ? 1 : 3); i++)
            {
                long count = step % 3 == 0 ? 5 : 4;
                AreEqual(asked.Normal(count, 3), made.Normal(count, 3));
                AreEqual(asked.Uniform(count, 2), made.Uniform(count, 2));
                AreEqual(asked.Categories(count, 10), made.Categories(count, 10));
            }
        }

        // That the numbers made ahead are those that are given shows where they are others.
        ahead.Next.Wait();
        ((float[])ahead.Next.Result[0])[0] = 1234;
        Assert.AreEqual(1234f, ahead.Of(23).Normal(5, 3)[0, 0].item<float>());

        static void AreEqual(Tensor expected, Tensor actual)
        {
            Assert.AreEqual(expected.dtype, actual.dtype);
            CollectionAssert.AreEqual(expected.shape, actual.shape);
            Assert.AreEqual(0, (expected - actual).abs().max().ToDouble());
        }
    }
}
