namespace MLNetGan.Tests.Contracts.MicrosoftML;

internal sealed class NumberRow
{
    public float Value { get; set; }

    public static NumberRow[] Range(int count) => Enumerable.Range(0, count).Select(i => new NumberRow { Value = i }).ToArray();
}
