using System.Reflection;
using Microsoft.ML;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class OptionsTests
{
    // What a user hands over, and no setting with a range.
    private static readonly Type[] s_handedOver = [typeof(IProgress<TrainingProgress>), typeof(CancellationToken), typeof(IDataView)];

    private readonly MLContext _ml = new();

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void A_Value_Out_Of_Its_Range_Is_Refused_By_Name(string name)
    {
        SystemCase system = SystemCases.Named(name);
        foreach ((string property, object? value) in SharedOptions.OutOfRange(system).Concat(Settings(system).SelectMany(Nonsense)))
        {
            TrainingOptions options = system.Reference();
            options.GetType().GetProperty(property)!.SetValue(options, value);
            ArgumentOutOfRangeException error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => system.NewEstimator(_ml, options), $"{property} = {value ?? "null"} was taken.");
            Assert.AreEqual(property, error.ParamName, $"{property} = {value}");
            StringAssert.StartsWith(error.Message, $"{options.GetType().Name}.{property}: expected ");
        }
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Every_Number_Has_A_Limit_That_Is_Tested(string name)
    {
        SystemCase system = SystemCases.Named(name);
        string[] tested = [.. SharedOptions.OutOfRange(system).Select(value => value.Property)];
        string[] numbers = [.. Settings(system).Where(p => Of(p) == typeof(int) || Of(p) == typeof(double) || Of(p) == typeof(float)).Select(p => p.Name)];
        CollectionAssert.IsSubsetOf(numbers, tested, $"Without a value out of range: {string.Join(", ", numbers.Except(tested))}.");
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Defaults_Are_The_Ledgers(string name)
    {
        SystemCase system = SystemCases.Named(name);
        Dictionary<string, object?> ledger = SharedOptions.Defaults(system);
        TrainingOptions options = system.Reference();
        CollectionAssert.AreEquivalent(ledger.Keys, Settings(system).Select(p => p.Name).ToArray());
        foreach (PropertyInfo property in Settings(system))
            Assert.AreEqual(ledger[property.Name], AsWritten(property.GetValue(options)), property.Name);
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Presets_Are_In_Range(string name)
    {
        SystemCase system = SystemCases.Named(name);
        system.NewEstimator(_ml, system.Reference());
        system.NewEstimator(_ml, system.Compact());
    }

    [TestMethod]
    [DataRow(AdversarialLoss.Wasserstein)]
    [DataRow(AdversarialLoss.Relativistic)]
    public void Augmentation_Adapts_To_Losses_That_Tell_What_Is_Taken_For_Real(AdversarialLoss loss)
    {
        var options = new DcganOptions { AugmentColor = true, AugmentationTarget = 0.6 };
        _ml.Gan().Dcgan(options);
        options.AdversarialLoss = loss;
        ArgumentOutOfRangeException error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Gan().Dcgan(options));
        StringAssert.Contains(error.Message, $"whose scores say which images are taken for real, not {loss}, got 0.6.");
    }

    private static PropertyInfo[] Settings(SystemCase system) => [.. system.Reference().GetType().GetProperties().Where(p => p.CanWrite && !s_handedOver.Contains(p.PropertyType))];

    private static Type Of(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static object? AsWritten(object? value) => value switch
    {
        LearningRateSchedule schedule => $"{schedule}",
        IEnumerable<InfoGanCode> codes => string.Join(", ", codes),
        IEnumerable<ProGanStage> stages => string.Join("; ", stages),
        _ => value,
    };

    // What no setting of a type can mean.
    private static IEnumerable<(string Property, object? Value)> Nonsense(PropertyInfo property)
    {
        object[] values = Of(property) switch
        {
            var type when type == typeof(string) => ["", " "],
            var type when type == typeof(int) => [int.MinValue],
            var type when type == typeof(double) => [double.NaN, double.PositiveInfinity, double.NegativeInfinity],
            var type when type == typeof(float) => [float.NaN],
            var type when type == typeof(TimeSpan) => [TimeSpan.FromSeconds(-1)],
            var type when type.IsEnum => [Enum.ToObject(type, 99)],
            _ => [],
        };
        return values.Select(value => (property.Name, (object?)value));
    }
}
