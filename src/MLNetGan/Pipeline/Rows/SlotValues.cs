namespace MLNetGan.Pipeline.Rows;

/// <summary>
/// What one input takes or one output gives for the rows of a batch: values, and where they are an image of any size its size.
/// </summary>
internal sealed class SlotValues(int capacity)
{
    private readonly (int Start, int Length, int Height, int Width)[] _slots = new (int, int, int, int)[capacity];
    // One after the other, in the order in which they were added; kept from batch to batch.
    private float[] _values = [];
    private int _used;

    public Span<float> this[int slot] => _values.AsSpan(_slots[slot].Start, _slots[slot].Length);

    public (int Height, int Width) SizeOf(int slot) => (_slots[slot].Height, _slots[slot].Width);

    public void Clear() => _used = 0;

    /// <summary>Makes room for a slot's values. Spans that were given before are no longer of use.</summary>
    public Span<float> Add(int slot, int length, int height = 0, int width = 0) => Add([slot], length, height, width);

    /// <summary>Makes room for as many values of several slots, one after the other.</summary>
    public Span<float> Add(scoped ReadOnlySpan<int> slots, int length, int height, int width)
    {
        int start = _used;
        foreach (int slot in slots)
        {
            _slots[slot] = (_used, length, height, width);
            _used = checked(_used + length);
        }
        if (_values.Length < _used)
            Array.Resize(ref _values, Math.Max(2 * start, _used));
        return _values.AsSpan(start.._used);
    }

    /// <summary>The values of several slots, one after the other.</summary>
    public float[] Gather(int[] slots)
    {
        var values = new float[slots.Sum(slot => _slots[slot].Length)];
        int at = 0;
        foreach (int slot in slots)
        {
            this[slot].CopyTo(values.AsSpan(at));
            at += _slots[slot].Length;
        }
        return values;
    }
}
