using MLNetGan.Runs;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>losses.csv.</summary>
internal sealed class LossesFormat() : FuzzFormat("losses", "losses.csv")
{
    private const int Rows = 12;

    public override IReadOnlyList<Mutation> Mutations { get; } = [.. ByteMutations.All, .. TextMutations.All];

    public override void WriteOriginals(string folder)
    {
        Write([], folder, 0, File);
        string path = Path.Combine(folder, "0", File);
        System.IO.File.Delete(path);
        for (int epoch = 1; epoch <= Rows; epoch++)
        {
            var values = new Dictionary<string, double?>
            {
                ["generator_loss"] = 1.0 / epoch,
                ["discriminator_loss"] = 0.25 * epoch,
                ["validation_l1"] = epoch % 2 == 0 ? 0.125 : null,
            };
            LossFile.Add(path, new LossRow(epoch, 31L * epoch, 2.5 * epoch, 1984L * epoch, values));
        }
    }

    public override FuzzContent Read(string folder)
    {
        IReadOnlyList<LossRow> rows = LossFile.Read(Path.Combine(folder, File));
        return new FuzzContent($"{rows.Count} rows", string.Concat(rows.Select(Line)));
    }

    // Nothing tells how many rows there were.
    public override bool IsPart(FuzzContent found, FuzzContent whole) => whole.Digest.StartsWith(found.Digest, StringComparison.Ordinal);

    private static string Line(LossRow row) =>
        $"{row.Epoch},{row.Step},{row.Seconds},{row.Images},{string.Join(',', row.Values)}\n";
}
