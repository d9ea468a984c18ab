using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

/// <summary>Threads in the place of processes that train together.</summary>
internal sealed class ThreadRanks
{
    private readonly Barrier _barrier;
    private readonly byte[][] _told;
    private readonly float[][] _added;
    private readonly (string Operation, int Length, int Root)[] _asked;

    private ThreadRanks(int size) =>
        (_barrier, _told, _added, _asked) = (new Barrier(size), new byte[size][], new float[size][], new (string, int, int)[size]);

    /// <summary>Does the same on so many threads, and gives what each makes. Where some fail, the error that came first is thrown.</summary>
    public static T[] Run<T>(int size, Func<IRankGroup, T> work)
    {
        var ranks = new ThreadRanks(size);
        var made = new T[size];
        Exception? first = null;
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                made[rank] = work(new Member(ranks, rank));
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref first, error, null);
                ranks._barrier.RemoveParticipant();
            }
        })
        { IsBackground = true })];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            Assert.IsTrue(thread.Join(TimeSpan.FromMinutes(2)), "A thread waits for another.");
        return first is null ? made : throw first;
    }

    // What MPI would not notice, and mix up or wait for without end.
    private void Meet(int rank, string operation, int length, int root)
    {
        _asked[rank] = (operation, length, root);
        _barrier.SignalAndWait();
        foreach ((string, int, int) asked in _asked)
            Assert.AreEqual(_asked[rank], asked, "Processes do different things at once.");
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
            ranks.Meet(rank, nameof(Sum), values.Length, 0);
            for (int i = 0; i < values.Length; i++)
                values[i] = ranks._added.Sum(one => one[i]);
            ranks._barrier.SignalAndWait();
        }

        public void Broadcast(Span<byte> values, int root = 0)
        {
            if (rank == root)
                ranks._told[root] = values.ToArray();
            ranks.Meet(rank, nameof(Broadcast), values.Length, root);
            ranks._told[root].CopyTo(values);
            ranks._barrier.SignalAndWait();
        }

        public void Abort(string message) => throw new InvalidOperationException(message);
    }
}
