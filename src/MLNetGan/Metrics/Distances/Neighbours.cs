using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>Distances between rows of features, a block of rows at a time, in double precision.</summary>
internal static class Neighbours
{
    // A block of distances to 10,000 rows takes 20 MB.
    private const int BlockRows = 256;

    /// <summary>The distance of each row to each of its nearest others, in order: rows x count.</summary>
    public static Tensor Nearest(Tensor rows, int count)
    {
        Tensor nearest = zeros(rows.shape[0], count, dtype: ScalarType.Float64);
        ForEachBlock(rows, rows, (distances, start) =>
        {
            // A row is no neighbour of itself.
            using Scalar infinity = double.PositiveInfinity;
            distances.diagonal(offset: start).fill_(infinity);
            nearest.narrow(0, start, distances.shape[0]).copy_(distances.topk(count, 1, largest: false, sorted: true).values);
        });
        return nearest;
    }

    private static Tensor SquaredLengths(Tensor rows)
    {
        using Tensor squares = rows.Squared();
        return squares.sum(1);
    }

    /// <summary>Gives the distances of a block of rows to all others, and where the block begins.</summary>
    public static void ForEachBlock(Tensor rows, Tensor others, Action<Tensor, long> use)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor origin = others.mean([0], keepdim: true, type: ScalarType.Float64), wide = others - origin;
        Tensor squares = SquaredLengths(wide).unsqueeze(0), turned = wide.t();
        for (long start = 0; start < rows.shape[0]; start += BlockRows)
        {
            using DisposeScope blockScope = NewDisposeScope();
            Tensor block = rows.narrow(0, start, Math.Min(BlockRows, rows.shape[0] - start)).to(ScalarType.Float64) - origin;
            Tensor distances = block.mm(turned).Times(-2).Add(squares).Add(block.Squared().sum(1).unsqueeze(1));
            use(distances.relu_().sqrt_(), start);
        }
    }
}
