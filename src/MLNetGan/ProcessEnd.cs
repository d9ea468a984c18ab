using System.Diagnostics;

namespace MLNetGan;

/// <summary>
/// Has the end of the process wait for native work that is under way: it tears libraries down under whatever threads still run, and one
/// that then calculates is a crash.
/// </summary>
internal static class ProcessEnd
{
    // More than a step takes; whoever ends the process may not wait much longer before killing it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    // For a callback, whose code may be what ends the process: it then never returns.
    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(1);
    private static readonly object s_lock = new();
    private static int s_threadsAtWork, s_threadsInCallbacks;
    private static int s_endingThread;
    private static bool s_isOver;

    // Work within work, as of a training that reads what it has made, is one.
    [ThreadStatic]
    private static int t_depth;

    static ProcessEnd() => AppDomain.CurrentDomain.ProcessExit += (_, _) => AwaitWork();

    /// <summary>Whether the process ends, on another thread than this.</summary>
    public static bool IsNear => Volatile.Read(ref s_endingThread) is var thread and not 0 && thread != Environment.CurrentManagedThreadId;

    /// <summary>Does work that the end of the process waits for.</summary>
    /// <exception cref="OperationCanceledException">The process ends.</exception>
    public static T Defer<T>(Func<T> work)
    {
        BeginWork();
        T made;
        try
        {
            made = work();
        }
        catch
        {
            // Here, because an exception that nobody catches ends the process where it is thrown.
            EndWork();
            throw;
        }
        EndWork();
        return made;
    }

    /// <summary>Begins work that the end of the process waits for, until the same thread ends it.</summary>
    /// <exception cref="OperationCanceledException">The process ends.</exception>
    public static void BeginWork()
    {
        if (t_depth == 0 && !TryBegin())
        {
            StandStill();
            ThrowIfNear();
        }
        t_depth++;
    }

    /// <summary>Ends what <see cref="BeginWork"/> began.</summary>
    public static void EndWork()
    {
        if (--t_depth > 0)
            return;
        lock (s_lock)
        {
            s_threadsAtWork--;
            Monitor.PulseAll(s_lock);
        }
        if (IsNear)
            StandStill();
    }

    /// <summary>Calls the user's code from within work. Meanwhile the thread does none but what that code begins.</summary>
    public static void CallBack(Action call)
    {
        int depth = t_depth;
        Change(ref t_depth, 0, atWork: -1, inCallbacks: 1);
        try
        {
            call();
        }
        finally
        {
            if (Change(ref t_depth, depth, atWork: 1, inCallbacks: -1))
                StandStill();
        }

        static bool Change(ref int ownDepth, int depth, int atWork, int inCallbacks)
        {
            lock (s_lock)
            {
                ownDepth = depth;
                s_threadsAtWork += atWork;
                s_threadsInCallbacks += inCallbacks;
                Monitor.PulseAll(s_lock);
                return s_isOver;
            }
        }
    }

    /// <summary>Has long work stop.</summary>
    /// <exception cref="OperationCanceledException">The process ends.</exception>
    public static void ThrowIfNear()
    {
        if (IsNear)
            throw new OperationCanceledException("The process ends.");
    }

    private static bool TryBegin()
    {
        lock (s_lock)
        {
            if (IsNear)
                return false;
            s_threadsAtWork++;
            return true;
        }
    }

    // .NET raises the event on a thread of its own, whichever ends the process.
    private static void AwaitWork()
    {
        var waiting = Stopwatch.StartNew();
        lock (s_lock)
        {
            Volatile.Write(ref s_endingThread, Environment.CurrentManagedThreadId);
            Await(() => s_threadsAtWork + s_threadsInCallbacks == 0, s_moment);
            Await(() => s_threadsAtWork == 0, s_patience);
            s_isOver = true;
        }

        void Await(Func<bool> isDone, TimeSpan patience)
        {
            while (!isDone() && patience - waiting.Elapsed is var left && left > TimeSpan.Zero)
                Monitor.Wait(s_lock, left);
        }
    }

    // In a moment the process is gone, and the thread with it: nobody has to see an exception of it.
    private static void StandStill() => Thread.Sleep(s_patience);
}
