using MLNetGan.Data;
using MLNetGan.Data.Facades;
using MLNetGan.Imaging;

namespace MLNetGan.Tests.Data;

[TestClass]
public class DrawnFacadeSetTests
{
    private static readonly FacadePart[] s_parts = Enum.GetValues<FacadePart>();

    [TestMethod]
    public void Pair_DependsOnSeedAndIndexAlone()
    {
        var pairs = DrawnFacadeSet.Create(1000, 48, seed: 5);
        foreach (Func<ImagePairs, ImageSet> side in new Func<ImagePairs, ImageSet>[] { p => p.Input, p => p.Target })
        {
            var last = Read(side(pairs), 999);
            CollectionAssert.AreEqual(last, Read(side(pairs), 999));
            CollectionAssert.AreEqual(last, Read(side(DrawnFacadeSet.Create(2000, 48, 5)), 999), "another count");
            CollectionAssert.AreNotEqual(last, Read(side(DrawnFacadeSet.Create(1000, 48, 6)), 999), "another seed");
            CollectionAssert.AreNotEqual(last, Read(side(pairs), 998), "another index");
        }
    }

    [TestMethod]
    [DataRow(32)]
    [DataRow(61)]
    [DataRow(256)]
    [DataRow(600)]
    public void Images_OfAnySize_HoldWholeValuesOfPixels(int size)
    {
        var pairs = DrawnFacadeSet.Create(3, size, 1);
        Assert.AreEqual(new ImageShape(3, size, size), pairs.Input.Shape);
        Assert.AreEqual(pairs.Input.Shape, pairs.Target.Shape);
        foreach (var set in new[] { pairs.Input, pairs.Target })
            for (int i = 0; i < 3; i++)
                Assert.IsTrue(Read(set, i).All(value => value is >= 0 and <= 255 && value == MathF.Floor(value)));
    }

    [TestMethod]
    public void LabelMaps_HoldThePartsColoursAlone_AndAllOfThem()
    {
        var pairs = DrawnFacadeSet.Create(100, 64, 2);
        var counts = new int[s_parts.Length];
        for (int i = 0; i < 100; i++)
            foreach (int part in PartsOf(Read(pairs.Input, i)))
                counts[part]++;
        for (int part = 0; part < counts.Length; part++)
            Assert.IsGreaterThan(200, counts[part], $"pixels of {s_parts[part]} in 100 maps");
    }

    [TestMethod]
    public void Colours_OfTwoParts_LieApart()
    {
        foreach (var one in s_parts)
            foreach (var other in s_parts.Where(part => part > one))
            {
                double square = 0;
                for (int channel = 0; channel < 3; channel++)
                    square += Math.Pow(FacadeLabels.ColourOf(one)[channel] - FacadeLabels.ColourOf(other)[channel], 2);
                Assert.IsGreaterThan(60, Math.Sqrt(square), $"{one} and {other}");
            }
    }

    [TestMethod]
    public void Photo_FollowsTheMap_ButForItsTexture()
    {
        var pairs = DrawnFacadeSet.Create(60, 64, 3);
        var maps = Enumerable.Range(0, 60).Select(i => PartsOf(Read(pairs.Input, i))).ToArray();
        var photos = Enumerable.Range(0, 60).Select(i => Read(pairs.Target, i)).ToArray();
        // A part looks different in the sun: its mean is taken for each of the two skies.
        var sums = new Dictionary<(int Sky, int Part, int Channel), (double Sum, double Squares, int Count)>();
        for (int i = 0; i < 60; i++)
            for (int at = 0; at < photos[i].Length; at++)
            {
                var key = (maps[i].Contains((int)FacadePart.ClearSky) ? 1 : 0, maps[i][at % 4096], at / 4096);
                var (sum, squares, count) = sums.GetValueOrDefault(key);
                sums[key] = (sum + photos[i][at], squares + photos[i][at] * photos[i][at], count + 1);
            }
        double all = sums.Values.Sum(s => s.Count), mean = sums.Values.Sum(s => s.Sum) / all;
        double total = sums.Values.Sum(s => s.Squares) - all * mean * mean;
        double left = sums.Values.Sum(s => s.Squares - s.Sum * s.Sum / s.Count);
        Assert.IsTrue(left / total is > 0.1 and < 0.4, $"{left / total:P0} of the variance is not told by the part's mean colour");
    }

    [TestMethod]
    public void Street_IsMuchTheSameInAnotherSize()
    {
        var small = DrawnFacadeSet.Create(20, 64, 4);
        var large = DrawnFacadeSet.Create(20, 128, 4);
        int same = 0;
        for (int i = 0; i < 20; i++)
        {
            int[] parts = PartsOf(Read(small.Input, i)), fine = PartsOf(Read(large.Input, i));
            for (int at = 0; at < parts.Length; at++)
                same += parts[at] == fine[at / 64 * 2 * 128 + at % 64 * 2] ? 1 : 0;
        }
        Assert.IsGreaterThan(0.7 * 20 * 4096, (double)same);
    }

    // Throws where a colour is none of a part.
    private static int[] PartsOf(float[] map)
    {
        int plane = map.Length / 3;
        var parts = new int[plane];
        for (int at = 0; at < plane; at++)
            parts[at] = Array.FindIndex(s_parts, part => FacadeLabels.ColourOf(part) is [var r, var g, var b] && (r, g, b) == (map[at], map[plane + at], map[2 * plane + at]));
        Assert.DoesNotContain(-1, parts);
        return parts;
    }

    private static float[] Read(ImageSet set, int index)
    {
        var pixels = new float[set.Shape.Length];
        set.Read(index, pixels);
        return pixels;
    }
}
