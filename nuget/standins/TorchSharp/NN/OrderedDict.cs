using System.Collections;

namespace TorchSharp.Utils;

/// <summary>A dictionary that lists its items in the order in which they came.</summary>
public class OrderedDict<TKey, TValue> : IEnumerable<(TKey, TValue)> where TKey : notnull
{
    private readonly OrderedDictionary<TKey, TValue> _items = [];

    public TValue this[TKey key]
    {
        set => _items[key] = value;
    }

    public void Add(TKey key, TValue value) => _items.Add(key, value);
    public bool ContainsKey(TKey key) => _items.ContainsKey(key);
    public bool Remove(TKey key) => _items.Remove(key);

    public IEnumerator<(TKey, TValue)> GetEnumerator() => _items.Select(item => (item.Key, item.Value)).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
