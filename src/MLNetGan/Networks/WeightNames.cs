namespace MLNetGan.Networks;

/// <summary>What the tensors of a network are called in a file, and what the file may lack or have beside them.</summary>
/// <param name="InFile">The name in the file of a tensor of <c>state_dict</c>.</param>
/// <param name="IfAbsent">What all values of a tensor are that the file may lack; null for one that it must have.</param>
/// <param name="CancelsShifts">
/// Whether every convolution without a bias is followed by a normalization by the mean and the deviation of what it gives just then: its
/// bias would change nothing, and there are no running statistics.
/// </param>
internal sealed record WeightNames(Func<string, string> InFile, Func<string, float?> IfAbsent, bool CancelsShifts)
{
    /// <summary>The network's own names.</summary>
    public static WeightNames Own { get; } = new(name => name, _ => null, CancelsShifts: false);
}
