using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public class ModuleDict<T> : Module, IEnumerable<(string, T)> where T : Module
{
    private readonly List<(string, T)> _list = [];
    private bool _registered;

    public ModuleDict() : base("ModuleDict")
    {
    }

    protected override void RegisterComponents()
    {
        for (int i = 0; i < _list.Count && !_registered; i++)
            register_module(_list[i].Item1, _list[i].Item2);
        _registered = true;
    }

    public T this[string key] => TryGetValue(key, out var found) ? found : throw new KeyNotFoundException(key);

    public int Count => _list.Count;
    public ICollection<string> Keys => [.. _list.Select(item => item.Item1)];
    public ICollection<T> Values => [.. _list.Select(item => item.Item2)];

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Add(string key, T value)
    {
        if (ContainsKey(key))
            throw new ArgumentException($"An item with the same key has already been added. Key: {key}");
        _list.Add((key, value));
    }

    public bool ContainsKey(string key) => _list.Any(item => item.Item1 == key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        value = _list.FirstOrDefault(item => item.Item1 == key).Item2;
        return value is not null;
    }

    public IEnumerator<(string, T)> GetEnumerator() => _list.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
