namespace TorchSharp;

/// <summary>Disposes the tensors that were made in it.</summary>
public sealed class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;

    internal DisposeScope(DisposeScopeManager manager) => (_manager, OuterScope) = (manager, manager.CurrentDisposeScope);

    internal DisposeScope? OuterScope { get; set; }
    internal HashSet<IDisposable> Disposables { get; private set; } = new(ReferenceEqualityComparer.Instance);

    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        MoveToOther(OuterScope, [disposable]);
        return disposable;
    }

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
        foreach (var disposable in disposables)
        {
            if (Live(Disposables).Remove(disposable))
                ((torch.Tensor)disposable).OwningDisposeScope = null;
        }
    }

    public void DisposeEverything()
    {
        var all = Live(Disposables);
        Disposables = new(ReferenceEqualityComparer.Instance);
        foreach (var disposable in all)
            disposable.Dispose();
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

    private void Add(torch.Tensor tensor)
    {
        Disposables.Add(tensor);
        tensor.OwningDisposeScope = this;
    }

    private T Live<T>(T value) => _manager is not null ? value : throw new ObjectDisposedException(GetType().FullName);
}
