namespace MLNetGan.Tests.Pipeline.Exploring;

[TestClass]
public sealed class ExploringErrorTests
{
    private static readonly AcGanTransformer s_generator = Tiny.AcGan;

    private static void AssertRefused(string message, Action explore) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(explore).Message);

    [TestMethod]
    public void AConditionThatTheGeneratorDoesNotTake() =>
        AssertRefused("Could not find condition 'Digit': this generator takes 'Label'.", () => s_generator.Generate([s_generator.LatentOf(1)], [new("Digit", "1")]));

    [TestMethod]
    public void AValueThatTheConditionDoesNotHave() =>
        AssertRefused("Condition 'Label' has no value 'ten'; expected one of '", () => s_generator.Traverse([1], new("Label", "1", "ten")));

    [TestMethod]
    public void NumbersForNames() =>
        AssertRefused("Condition 'Label' is given numbers; expected names of keys: '", () => s_generator.Traverse([1], new("Label", 1f)));

    [TestMethod]
    public void AConditionTwice() =>
        AssertRefused("Condition 'Label' is given 2 times.", () => s_generator.Traverse([1], new("Label", "1"), [new("Label", "2")]));

    [TestMethod]
    public void AConditionWithoutValues()
    {
        AssertRefused("Condition 'Label' has no values", () => _ = new GeneratorCondition("Label", Array.Empty<string>()));
        AssertRefused("Condition 'Label' has a value that is not finite", () => _ = new GeneratorCondition("Label", float.NaN));
    }

    [TestMethod]
    public void TooFewSeeds()
    {
        AssertRefused("There are 1 seeds; expected at least two", () => s_generator.Interpolate([1]));
        AssertRefused("There are no seeds", () => s_generator.Traverse([], s_generator.Conditions[0]));
        AssertRefused("There are no seeds", () => s_generator.TraverseLatent([], 0, [1]));
        AssertRefused("The group has no seeds", () => LatentTerm.Minus());
        AssertRefused("There are no groups of seeds", () => s_generator.Combine([]));
        AssertRefused("There are no latent vectors", () => s_generator.Generate([]));
    }

    [TestMethod]
    public void GroupsOfDifferentSizes() =>
        AssertRefused("Groups have 2 and 1 seeds", () => s_generator.Combine([LatentTerm.Plus(1, 2), LatentTerm.Minus(3)]));

    [TestMethod]
    public void ALatentVectorOfAnotherLength() =>
        AssertRefused("A latent vector has 4 values; expected 5", () => s_generator.Generate([new float[4]]));

    [TestMethod]
    public void NumbersOutOfTheirRange()
    {
        AssertRefused("Coordinates of this generator's latent vector are 0 to 4.", () => s_generator.TraverseLatent([1], 5, [0]));
        AssertRefused("steps", () => s_generator.Interpolate([1, 2], 0));
        AssertRefused("Spherical or Linear", () => s_generator.Interpolate([1, 2], 1, (LatentInterpolation)5));
        AssertRefused("variation", () => s_generator.Combine([LatentTerm.Plus(1)], -1));
        AssertRefused("2500000000 images are too many; expected at most 2147483591.", () => s_generator.Traverse(new long[50_000], new("Label", [.. Enumerable.Repeat("1", 50_000)])));
    }
}
