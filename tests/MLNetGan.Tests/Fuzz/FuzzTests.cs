namespace MLNetGan.Tests.Fuzz;

/// <summary>Damaged files of every format: see <c>bench fuzz</c>, which makes and reads them.</summary>
[TestClass]
public sealed class FuzzTests
{
    private static readonly string[] s_columns = ["mutants", "accepted", "refused", "unclear", "hang", "crash", "memory", "wrong"];

    [TestMethod]
    public void Damaged_Files_Are_Read_For_What_They_Are_Or_Refused()
    {
        ProgramResult result = Fuzz("--count", "200");
        result.Succeeded();
        int[][] rows = Rows(result);
        Assert.IsGreaterThan(1, rows.Length);
        Assert.IsTrue(rows.All(row => row[0] == 200 && row[1] + row[2] == 200), result.Output);
    }

    [TestMethod]
    public void All_That_A_Reader_Must_Not_Do_Is_Told()
    {
        ProgramResult result = Fuzz("--format", "faults", "--count", "20", "--seconds", "1");
        Assert.AreEqual(1, result.ExitCode, result.Error);
        int[] row = Rows(result).Single();
        Assert.AreEqual(20, row[0], result.Output);
        foreach ((string column, int count) in s_columns.Zip(row))
            Assert.IsGreaterThan(0, count, $"{column} in {result.Output}");
    }

    [TestMethod]
    public void A_Mutant_Is_The_Same_By_Itself_As_Among_Others()
    {
        string[] lines = Fuzz("--format", "faults", "--count", "2").Output.Split('\n');
        string among = lines.First(line => line.Contains("unclear (", StringComparison.Ordinal));
        string[] replay = among[..among.IndexOf(':')].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        StringAssert.Contains(Fuzz(replay).Output, among);
    }

    private static ProgramResult Fuzz(params string[] arguments) => BuiltProgram.Run("tests/Benchmarks", ["fuzz", .. arguments]);

    // The numbers of the table's rows; what follows a row tells its failures.
    private static int[][] Rows(ProgramResult result)
    {
        string[] lines = [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != ' ')];
        CollectionAssert.AreEqual(s_columns, Words(lines[0]).ToArray());
        return [.. lines.Skip(1).Select(line => Words(line).Select(int.Parse).ToArray())];
    }

    private static IEnumerable<string> Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1);
}
