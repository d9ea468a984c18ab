namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>options.json of a run folder that the tool shows.</summary>
internal sealed class RequestFormat() : FuzzFormat("options", "options.json")
{
    public override IReadOnlyList<Mutation> Mutations { get; } = [.. ByteMutations.All, .. JsonMutations.All];

    public override IReadOnlyList<string> Names => [File, "Run '"];

    public override void WriteOriginals(string folder)
    {
        foreach ((string path, byte[] bytes) in TrainedRun.Files)
            Write(bytes, folder, 0, path);
    }

    public override FuzzContent Read(string folder) => new("a run", Tool.Run("inspect", folder));
}
