namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>What became of one mutant.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Mutation">What was done to the file; empty where the process did not live to tell.</param>
/// <param name="Message">The error, or what is wrong.</param>
internal sealed record FuzzResult(int Number, FuzzVerdict Verdict, string Mutation, string Message)
{
    public bool IsFailure => Verdict is not (FuzzVerdict.Accepted or FuzzVerdict.Refused);
}
