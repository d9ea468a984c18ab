using NetArchTest.Rules;

namespace MLNetGan.Tests.Rooms;

/// <summary>Arrows between the rooms of the library go one way.</summary>
[TestClass]
public sealed class ArrowTests
{
    private const string Root = "MLNetGan.", MLNet = "Microsoft.ML", Torch = "TorchSharp";

    // What each room may refer to, beside itself and what lies in the root: options, and what all systems report.
    private static readonly Dictionary<string, string[]> s_arrows = new()
    {
        ["Onnx"] = [Torch],
        ["Files"] = [],
        ["Imaging"] = ["Files"],
        ["Data"] = ["Imaging", "Files", "Randomness"],
        ["Native"] = [MLNet, Torch],
        ["Randomness"] = ["Onnx", Torch],
        ["Networks"] = ["Onnx", "Randomness", Torch],
        ["Metrics"] = ["Networks", "Randomness", MLNet, Torch],
        ["Runs"] = ["Metrics", "Files", Torch],
        ["Training"] = ["Networks", "Randomness", "Runs", "Imaging", "Files", "Onnx", "Native", Torch],
        ["Objectives"] = ["Training", "Networks", "Randomness", Torch],
        ["Systems"] = ["Objectives", "Training", "Networks", "Randomness", "Imaging", "Files", "Onnx", Torch],
        ["Pipeline"] = ["Systems", "Training", "Networks", "Randomness", "Runs", "Metrics", "Imaging", "Data", "Files", "Onnx", "Native", MLNet, Torch],
    };

    public static IEnumerable<object[]> Rooms => s_arrows.Keys.Select(room => new object[] { room });

    [TestMethod]
    [DynamicData(nameof(Rooms))]
    public void A_Room_Refers_To_What_Lies_Below_It_Only(string room)
    {
        string[] forbidden = [.. s_arrows.Keys.Concat([MLNet, Torch]).Except(s_arrows[room]).Where(other => other != room)
            .Select(other => s_arrows.ContainsKey(other) ? Root + other : other)];
        // What a system's definition says is who makes its transformer: it stands between the system and the pipeline.
        NetArchTest.Rules.TestResult result = Types.InAssembly(typeof(GanCatalog).Assembly)
            .That().ResideInNamespaceStartingWith(Root + room).And().DoNotHaveNameEndingWith("Definition").And().DoNotHaveNameEndingWith("Definition`1")
            .ShouldNot().HaveDependencyOnAny(forbidden).GetResult();
        Assert.IsTrue(result.IsSuccessful, $"{room} must not refer to {string.Join(", ", forbidden)}, but these do: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }

    [TestMethod]
    public void Every_Room_Is_In_The_Table()
    {
        string[] rooms = [.. typeof(GanCatalog).Assembly.GetTypes().Select(type => type.Namespace).OfType<string>()
            .Where(space => space.StartsWith(Root, StringComparison.Ordinal)).Select(space => space.Split('.')[1]).Distinct()];
        CollectionAssert.AreEquivalent(s_arrows.Keys, rooms);
    }
}
