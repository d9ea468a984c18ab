namespace MLNetGan.Training;

/// <summary>
/// The processes that train one run together. What is done together is done by all, in the same order, on one thread at a time of each.
/// </summary>
internal interface IRankGroup
{
    /// <summary>This process's number, from 0.</summary>
    int Rank { get; }

    /// <summary>The number of processes, at least 2.</summary>
    int Size { get; }

    /// <summary>Replaces values by their sums over all processes: by the same bits in each.</summary>
    void Sum(Span<float> values);

    /// <summary>Replaces bytes by those of one process.</summary>
    void Broadcast(Span<byte> values, int root = 0);

    /// <summary>Whether others wait for what this process does next, so that its end must be theirs, too.</summary>
    bool IsAwaited { set; }

    /// <summary>Ends all processes, which wait for this one, with what there is to say of it.</summary>
    void Abort(string message);
}
