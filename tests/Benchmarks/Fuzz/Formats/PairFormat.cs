using Microsoft.ML;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>A folder of two pairs, one of which is damaged: side by side, or the targets in a folder of their own.</summary>
internal sealed class PairFormat(string name, bool isSideBySide) : FuzzFormat(name, "inputs/1.png")
{
    private const int Pairs = 2;

    private static readonly MLContext s_context = new();

    public override FuzzChecksum Checksum => FuzzChecksum.Content;

    public override IReadOnlyList<Mutation> Mutations => PngMutations.All;

    public override void WriteOriginals(string folder)
    {
        for (int pair = 0; pair < Pairs; pair++)
        {
            Write(Pictures.Png[0], folder, 0, $"inputs/{pair}.png");
            Write(Pictures.Jpeg[0], folder, 0, $"targets/{pair}.jpg");
        }
    }

    public override FuzzContent Read(string folder)
    {
        GanDataCatalog data = s_context.Gan().Data;
        string inputs = Path.Combine(folder, "inputs"), targets = Path.Combine(folder, "targets");
        return ViewContent.Of(isSideBySide ? data.LoadPairs(inputs) : data.LoadPairs(inputs, targets));
    }

    // All are brought to the size of the first pair, which is whole.
    public override IReadOnlyList<string> Promises(byte[] bytes)
    {
        string size = $"{Pictures.Height}x{(isSideBySide ? Pictures.Width / 2 : Pictures.Width)}";
        return [$"{Pairs} of {size} and {size}"];
    }
}
