namespace MLNetGan.Cli.Display;

/// <summary>A named value of a progress report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value as text.</param>
/// <param name="Rank">The lower, the less a narrow terminal can do without it.</param>
internal sealed record ProgressColumn(string Name, string Value, int Rank);
