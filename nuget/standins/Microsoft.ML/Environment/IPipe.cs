namespace Microsoft.ML.Runtime;

/// <summary>Takes messages of one type.</summary>
public interface IPipe<TMessage> : IDisposable
{
    void Send(TMessage msg);
}
