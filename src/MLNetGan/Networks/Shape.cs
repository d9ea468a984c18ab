namespace MLNetGan.Networks;

/// <summary>The dimensions of one sample: (features), or (channels, height, width). The batch dimension is never part of it.</summary>
internal sealed class Shape : IEquatable<Shape>
{
    private readonly long[] _dimensions;

    public Shape(params ReadOnlySpan<long> dimensions)
    {
        foreach (long dimension in dimensions)
            ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1, nameof(dimensions));
        _dimensions = dimensions.ToArray();
    }

    public int Rank => _dimensions.Length;

    public long this[int axis] => _dimensions[axis];

    public ReadOnlySpan<long> Dimensions => _dimensions;

    /// <summary>The number of values in one sample.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (long dimension in _dimensions)
                count = checked(count * dimension);
            return count;
        }
    }

    public bool Equals(Shape? other) => other is not null && _dimensions.AsSpan().SequenceEqual(other._dimensions);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (long dimension in _dimensions)
            hash.Add(dimension);
        return hash.ToHashCode();
    }

    public override string ToString() => $"({string.Join(", ", _dimensions)})";

    /// <summary>The dimensions as (channels, height, width), or an error that names the layer which needs an image.</summary>
    public (long Channels, long Height, long Width) AsImage(string layer) => Rank == 3
        ? (_dimensions[0], _dimensions[1], _dimensions[2])
        : throw new ArgumentException($"{layer} expects (channels, height, width), got {this}.");

    /// <summary>Refuses another shape than this one, for values that are to be added.</summary>
    public void RequireEqual(Shape other)
    {
        if (!Equals(other))
            throw new ArgumentException($"Cannot add {this} and {other}: the shapes must be equal.");
    }
}
