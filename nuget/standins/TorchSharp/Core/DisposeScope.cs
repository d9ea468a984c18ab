namespace TorchSharp;

/// <summary>Disposes the tensors that were made in it.</summary>
public sealed class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;

    internal DisposeScope(DisposeScopeManager manager) => (_manager, OuterScope) = (manager, manager.CurrentDisposeScope);

    internal DisposeScope? OuterScope { get; set; }
    internal HashSet<IDisposable> Disposables { get; private set; } = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<IDisposable> DisposablesView => [.. Live(Disposables)];
    public int DisposablesCount => Live(Disposables).Count;

    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        MoveToOther(OuterScope, [disposable]);
        return disposable;
    }

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, disposables);
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        if (scope is null)
        {
            Detach(disposables);
            return;
        }
        foreach (var disposable in disposables)
        {
            if (Live(Disposables).Remove(disposable))
                scope.Add((torch.Tensor)disposable);
        }
    }

    public T Detach<T>(T disposable) where T : IDisposable
    {
        Detach([disposable]);
        return disposable;
    }

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        var statistics = Live(_manager)!.StatisticsInstance.TensorStatistics;
        foreach (var disposable in disposables)
        {
            if (!Disposables.Remove(disposable))
                continue;
            statistics.DetachedFromScopeCount++;
            ((torch.Tensor)disposable).OwningDisposeScope = null;
        }
    }

    public void Attach(IDisposable disposable) => Attach((IEnumerable<IDisposable>)[disposable]);
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var statistics = Live(_manager)!.StatisticsInstance.TensorStatistics;
        var attached = disposables.ToList();
        foreach (var disposable in attached)
        {
            if (disposable is not torch.Tensor tensor)
                throw new InvalidOperationException("DisposeScope can only manage Tensor or PackedSequence");
            if (Add(tensor))
                statistics.AttachedToScopeCount++;
        }
        return attached;
    }

    public void DisposeEverything() => DisposeEverythingBut(Enumerable.Empty<IDisposable>());

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var all = Live(Disposables);
        Disposables = inKeep.ToHashSet<IDisposable>(ReferenceEqualityComparer.Instance);
        foreach (var disposable in all)
        {
            if (!Disposables.Contains(disposable))
                disposable.Dispose();
        }
    }

    public void Dispose()
    {
        if (_manager is null)
            return;
        DisposeEverything();
        _manager.RemoveDisposeScope(this);
        _manager = null;
    }

    public void MarkAsDisposed(IDisposable disposable)
    {
        Live(Disposables).Remove(disposable);
        if (disposable is torch.Tensor tensor)
            tensor.OwningDisposeScope = null;
    }

    public bool Contains(IDisposable disposable) => Disposables.Contains(disposable);

    /// <summary>A parameter takes the place of the tensor that it was made of.</summary>
    internal static void ReplaceWith(torch.Tensor original, torch.Tensor replacement)
    {
        var scope = original.OwningDisposeScope;
        if (scope is null || !scope.Disposables.Remove(original))
            return;
        original.OwningDisposeScope = null;
        scope.Add(replacement);
    }

    private bool Add(torch.Tensor tensor)
    {
        var old = tensor.OwningDisposeScope;
        if (old == this)
            return false;
        Disposables.Add(tensor);
        old?.Disposables.Remove(tensor);
        tensor.OwningDisposeScope = this;
        return true;
    }

    private T Live<T>(T value) => _manager is not null ? value : throw new ObjectDisposedException(GetType().FullName);
}
