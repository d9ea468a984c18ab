namespace MLNetGan.Runs;

/// <summary>A run shall go on with other data than that which it was trained on.</summary>
/// <param name="difference">What is other, in words, without a full stop.</param>
internal sealed class OtherDataException(string difference)
    : IOException($"{difference}. Bring back the run's data, set AllowOtherData to go on with other data, or train in another folder.")
{
    public string Difference { get; } = difference;
}
