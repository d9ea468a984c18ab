using Microsoft.ML;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>A run folder with one damaged file, out of which images are generated.</summary>
/// <param name="name">The format's name.</param>
/// <param name="file">The file.</param>
/// <param name="mutations">What can happen to it beside damage of bytes.</param>
/// <param name="checksum">What tells damage of it.</param>
internal sealed class RunFormat(string name, string file, IReadOnlyList<Mutation> mutations, FuzzChecksum checksum) : FuzzFormat(name, file)
{
    private static readonly MLContext s_context = new(seed: 1);

    public override FuzzChecksum Checksum => checksum;

    public override IReadOnlyList<Mutation> Mutations { get; } = [.. ByteMutations.All, .. mutations];

    public override IReadOnlyList<string> Names { get; } = file.StartsWith(TrainedRun.Checkpoint, StringComparison.Ordinal)
        ? [Path.GetFileName(file), Path.GetFileName(Path.GetDirectoryName(file)!)]
        : [file, "Run folder '"];

    public override void WriteOriginals(string folder)
    {
        foreach ((string path, byte[] bytes) in TrainedRun.Files)
            Write(bytes, folder, 0, path);
    }

    public override FuzzContent Read(string folder)
    {
        using AcGanTransformer generator = s_context.Gan().LoadRun<AcGanTransformer>(folder);
        return ViewContent.Of(generator.GeneratePerLabel(1));
    }
}
