namespace Microsoft.ML.Runtime;

/// <summary>Takes progress. It never reaches the log of an MLContext.</summary>
public interface IProgressChannel : IProgressChannelProvider, IDisposable
{
    void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction);

    void Checkpoint(params double?[] values);
}
