using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>A term of a loss.</summary>
/// <param name="Name">Its name in reports, in lower case with underscores.</param>
/// <param name="Value">A scalar, not yet weighted: what is reported.</param>
/// <param name="Weight">Its weight in the sum.</param>
internal sealed record LossTerm(string Name, Tensor Value, double Weight = 1)
{
    public Tensor Weighted => Weight == 1 ? Value : Value.Times(Weight);
}

/// <summary>The loss of a move, as terms that are summed, and what else there is to report of it.</summary>
internal sealed record LossTerms(params IReadOnlyList<LossTerm> Terms)
{
    /// <summary>Scalars by name, in lower case with underscores; no part of the loss.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Scalars { get; init; } = [];

    public Tensor Sum() => Terms.Select(term => term.Weighted).Aggregate((sum, term) => sum.Plus(term));
}
