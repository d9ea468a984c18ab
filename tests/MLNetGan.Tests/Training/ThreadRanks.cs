using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

/// <summary>Threads in the place of processes that train together.</summary>
internal sealed class ThreadRanks
{
    private readonly Barrier _barrier;
    private readonly byte[][] _told;
    private readonly float[][] _added;

    private ThreadRanks(int size) => (_barrier, _told, _added) = (new Barrier(size), new byte[size][], new float[size][]);

    /// <summary>Does the same on so many threads, and gives what each makes. Where some fail, the first one's error is thrown.</summary>
    public static T[] Run<T>(int size, Func<IRankGroup, T> work)
    {
        var ranks = new ThreadRanks(size);
        var made = new T[size];
        var errors = new Exception?[size];
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                made[rank] = work(new Member(ranks, rank));
            }
            catch (Exception error)
            {
                errors[rank] = error;
                ranks._barrier.RemoveParticipant();
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            Assert.IsTrue(thread.Join(TimeSpan.FromMinutes(2)), "A thread waits for another.");
        if (errors.OfType<Exception>().FirstOrDefault() is { } first)
            throw first;
        return made;
    }

    private sealed class Member(ThreadRanks ranks, int rank) : IRankGroup
    {
        public int Rank => rank;

        public int Size => ranks._told.Length;

        public bool IsAwaited
        {
            set
            {
            }
        }

        public void Sum(Span<float> values)
        {
            ranks._added[rank] = values.ToArray();
            ranks._barrier.SignalAndWait();
            for (int i = 0; i < values.Length; i++)
                values[i] = ranks._added.Sum(one => one[i]);
            ranks._barrier.SignalAndWait();
        }

        public void Broadcast(Span<byte> values, int root = 0)
        {
            if (rank == root)
                ranks._told[root] = values.ToArray();
            ranks._barrier.SignalAndWait();
            ranks._told[root].CopyTo(values);
            ranks._barrier.SignalAndWait();
        }

        public void Abort(string message) => throw new InvalidOperationException(message);
    }
}
