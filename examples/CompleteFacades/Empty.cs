namespace CompleteFacades;

/// <summary>A mapping that reads no column.</summary>
internal sealed class Empty;
