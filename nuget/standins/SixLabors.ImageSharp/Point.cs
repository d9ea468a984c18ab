namespace SixLabors.ImageSharp;

public struct Point(int x, int y) : IEquatable<Point>
{
    public static readonly Point Empty;

    public int X { get; set; } = x;

    public int Y { get; set; } = y;

    public readonly bool Equals(Point other) => X == other.X && Y == other.Y;

    public override readonly bool Equals(object? obj) => obj is Point other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(X, Y);
}
