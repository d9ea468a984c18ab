using System.Runtime.InteropServices;
using System.Text;

namespace MLNetGan.Training;

/// <summary>A training that several processes do together: none waits for one that has failed.</summary>
internal sealed class RankSession(IRankGroup ranks)
{
    private bool _hasBegun, _isOver;

    public IRankGroup Ranks => ranks;

    /// <summary>Whether this is the process that writes and reports.</summary>
    public bool IsFirst => ranks.Rank == 0;

    /// <summary>
    /// Prepares, trains and ends. A process that fails before <see cref="Begin"/> tells the others; one that does after it, or stops alone,
    /// ends them.
    /// </summary>
    /// <exception cref="OtherProcessException">Another process could not start, of which this one says nothing else.</exception>
    public T Run<T>(Func<T> train)
    {
        ranks.IsAwaited = true;
        try
        {
            return train();
        }
        catch (Exception error) when (!_hasBegun)
        {
            if (FirstFailure(error.Message) is { } first && first.Rank != ranks.Rank && first.Message == error.Message)
                throw Told(first, error);
            throw;
        }
        catch (Exception error) when (!_isOver && error is not StoppedTogetherException)
        {
            ranks.Abort($"MLNetGan: process {ranks.Rank} of {ranks.Size} failed, which ends all: {error.Message}");
            throw;
        }
        finally
        {
            ranks.IsAwaited = false;
        }
    }

    /// <summary>Goes on when every process is ready, and all are about to do the same.</summary>
    /// <param name="same">What must be the same in all, as text, and what to say where it is not.</param>
    /// <exception cref="InvalidOperationException">A process could not start, or is about to do something else.</exception>
    public void Begin(params ReadOnlySpan<(string Text, string Complaint)> same)
    {
        _hasBegun = true;
        Require(FirstFailure(null));
        foreach ((string text, string complaint) in same)
            Require(FirstFailure(text == TextOf(0, text) ? null : complaint));
    }

    /// <summary>Says that the rest is done without the others.</summary>
    public void End() => _isOver = true;

    // What all have agreed upon, none waits for.
    private void Require((int Rank, string Message)? failure)
    {
        _isOver = failure is not null;
        if (failure is { } first)
            throw Told(first);
    }

    // Who has failed tells it, and the others that it was told.
    private InvalidOperationException Told((int Rank, string Message) failure, Exception? own = null)
    {
        string message = $"Process {failure.Rank} of {ranks.Size} could not start, and none has: {failure.Message}";
        return failure.Rank == ranks.Rank ? new InvalidOperationException(message) : new OtherProcessException(message, own);
    }

    // All ask at once; all learn of the first process that has something to say.
    private (int Rank, string Message)? FirstFailure(string? own)
    {
        var failures = new float[ranks.Size];
        failures[ranks.Rank] = own is null ? 0 : 1;
        ranks.Sum(failures);
        int first = failures.AsSpan().IndexOfAnyExcept(0);
        return first < 0 ? null : (first, TextOf(first, own ?? ""));
    }

    private string TextOf(int root, string own)
    {
        byte[] text = Encoding.UTF8.GetBytes(own);
        int[] length = [text.Length];
        ranks.Broadcast(MemoryMarshal.AsBytes(length.AsSpan()), root);
        if (ranks.Rank != root)
            text = new byte[length[0]];
        ranks.Broadcast(text, root);
        return Encoding.UTF8.GetString(text);
    }
}
