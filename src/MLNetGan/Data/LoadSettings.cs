using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>How images are loaded, and who is told what was found.</summary>
/// <param name="Budget">What images may take of memory.</param>
/// <param name="Inform">Takes the line that tells what a set came to.</param>
/// <param name="Warn">Takes what is likely to be a mistake.</param>
internal sealed record LoadSettings(MemoryBudget Budget, Action<string> Inform, Action<string> Warn)
{
    /// <summary>Whether inputs of pairs are label maps, whose pixels are not mixed where they are resized.</summary>
    public bool InputsAreMaps { get; init; }
}
