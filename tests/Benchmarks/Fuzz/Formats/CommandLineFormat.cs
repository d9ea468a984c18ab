using System.Text;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Arguments of the tool, a line each, that shall train nothing.</summary>
internal sealed class CommandLineFormat() : FuzzFormat("command-line", "arguments.txt")
{
    private static readonly string[] s_originals =
    [
        "train acgan --drawn 24 --preset compact --epochs 2 --set BatchSize=8 --set LatentSize=3 --seed 7",
        "train pix2pix --drawn 4 --size 32 --preset compact --minutes 1.5 --set L1Weight=50",
        "train draw --drawn 24 --preset compact --binarize --set Units=8",
        "train progan --drawn 24 --preset compact --set MaximumChannels=8",
    ];

    public override IReadOnlyList<Mutation> Mutations => TextMutations.All;

    // There is no file to name.
    public override IReadOnlyList<string> Names => [""];

    public override void WriteOriginals(string folder)
    {
        for (int i = 0; i < s_originals.Length; i++)
            Write(Encoding.UTF8.GetBytes(s_originals[i].Replace(' ', '\n')), folder, i, File);
    }

    public override FuzzContent Read(string folder)
    {
        string[] arguments = System.IO.File.ReadAllText(Path.Combine(folder, File)).Split('\n');
        Directory.SetCurrentDirectory(folder);
        return new FuzzContent("a dry run", Tool.Run([.. arguments, "--dry-run"]));
    }
}
