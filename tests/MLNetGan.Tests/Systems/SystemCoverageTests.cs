using System.Reflection;

namespace MLNetGan.Tests.Systems;

/// <summary>No system is forgotten by the battery.</summary>
[TestClass]
public sealed class SystemCoverageTests
{
    [TestMethod]
    public void Every_System_Has_An_Entry() =>
        CollectionAssert.AreEquivalent(SystemList.All.Select(system => system.Name).ToArray(), SystemCases.All.Select(system => system.Name).ToArray());

    [TestMethod]
    public void Every_Class_Of_Options_Is_Of_One_System()
    {
        Type[] classes = [.. typeof(TrainingOptions).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(TrainingOptions)) && !type.IsAbstract)];
        CollectionAssert.AreEquivalent(classes, SystemList.All.Select(system => system.OptionsType).ToArray());
    }

    [TestMethod]
    public void The_Readme_Has_A_Row_For_Every_System()
    {
        string readme = File.ReadAllText(Path.Combine(BuiltProgram.Root, "README.md"));
        foreach (SystemDefinition system in SystemList.All)
            Assert.Contains($"\n| {system.Title} | `{system.Name}` | ", readme);
    }

    [TestMethod]
    public void The_Page_On_Choosing_Names_Every_System_As_The_Catalog_Does()
    {
        string page = File.ReadAllText(Path.Combine(BuiltProgram.Root, "docs", "choosing.md"));
        IEnumerable<string> names = typeof(GanCatalog).GetMethods().Where(method => method.ReturnType.IsGenericType
            && method.ReturnType.GetGenericTypeDefinition() == typeof(GanEstimator<,>)).Select(method => method.Name).Distinct();
        Assert.AreEqual("", string.Join(", ", names.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal))));
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void The_Catalog_Has_A_Pair_Of_Methods(string name)
    {
        SystemDefinition system = SystemList.Find(name)!;
        Type estimator = typeof(GanEstimator<,>).MakeGenericType(system.OptionsType, system.TransformerType);
        MethodInfo[] pair = [.. typeof(GanCatalog).GetMethods().Where(method => method.ReturnType == estimator)];
        Assert.HasCount(2, pair);
        Assert.AreEqual(1, pair.Select(method => method.Name).Distinct().Count());
        Assert.AreEqual(1, pair.Count(method => method.GetParameters() is [var only] && only.ParameterType == system.OptionsType));
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Simple_Parameters_Have_The_Defaults_Of_The_Options(string name)
    {
        SystemDefinition system = SystemList.Find(name)!;
        TrainingOptions options = system.Presets[SystemDefinition.Reference]();
        MethodInfo simple = typeof(GanCatalog).GetMethods().Single(method =>
            method.ReturnType.IsGenericType && method.ReturnType.GetGenericArguments()[0] == system.OptionsType && method.GetParameters().Length > 1);
        foreach (ParameterInfo parameter in simple.GetParameters().Where(parameter => parameter.DefaultValue is not null))
        {
            OptionProperty property = OptionProperty.Of(system.OptionsType).Single(property => property.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase));
            Assert.AreEqual(property.Value(options) ?? options.Output, parameter.DefaultValue, parameter.Name);
        }
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Every_System_Is_Held_To_PyTorch_And_To_Onnx_Runtime(string name)
    {
        string[] compared = [.. TrainingStepTests.Cases().Select(row => (string)row[0]), .. typeof(TrainingStepTests).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith(nameof(TrainingStepTests), StringComparison.Ordinal)).SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<DataRowAttribute>()).Select(row => row.Data![0]).OfType<string>()];
        SystemCase system = SystemCases.Named(name);
        Assert.IsNotEmpty(system.Golden);
        CollectionAssert.IsSubsetOf(system.Golden, compared);
        Assert.IsNotEmpty(system.Networks);
    }
}
