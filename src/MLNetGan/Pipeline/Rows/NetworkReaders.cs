namespace MLNetGan.Pipeline.Rows;

/// <summary>
/// Counts who reads a network, so that its memory is not freed under a reader: once its owner has closed it, nobody begins to read
/// it any more, and whoever ends last frees it. The end of the process waits for readers, too.
/// </summary>
/// <param name="owner">The name of the transformer that owns the network.</param>
/// <param name="free">Frees the memory; called once.</param>
internal sealed class NetworkReaders(string owner, Action free)
{
    private readonly Lock _lock = new();
    private int _count;
    private bool _isClosed;

    /// <summary>Begins to read the network, which stays until what this gives is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">The owner was disposed of.</exception>
    /// <exception cref="OperationCanceledException">The process ends.</exception>
    public Reading Begin()
    {
        ProcessEnd.BeginWork();
        if (TryBegin())
            return new Reading(this);
        ProcessEnd.EndWork();
        throw new ObjectDisposedException(owner,
            "The model was disposed of before its rows were read. Dispose of it, or of the chain that it is in, afterwards; " +
            "a prediction engine disposes of its model unless PredictionEngineOptions.OwnsTransformer is false.");
    }

    private bool TryBegin()
    {
        lock (_lock)
        {
            if (!_isClosed)
                _count++;
            return !_isClosed;
        }
    }

    /// <summary>Ends reading: frees the memory now, or when the last of those who read it ends.</summary>
    public void Close()
    {
        bool isFirst, isUnread;
        lock (_lock)
        {
            (isFirst, isUnread) = (!_isClosed, _count == 0);
            _isClosed = true;
        }
        if (isFirst && isUnread)
            free();
    }

    private void End()
    {
        bool isLast;
        lock (_lock)
        {
            _count--;
            isLast = _isClosed && _count == 0;
        }
        if (isLast)
            free();
    }

    /// <summary>The time in which somebody reads the network.</summary>
    public readonly struct Reading(NetworkReaders readers) : IDisposable
    {
        public void Dispose()
        {
            readers.End();
            ProcessEnd.EndWork();
        }
    }
}
