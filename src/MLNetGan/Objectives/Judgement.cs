using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>What a judge's move has of a game.</summary>
/// <param name="Terms">The terms of the judge's loss: the adversarial one, and penalties.</param>
/// <param name="Scalars">What the judge believed, to report.</param>
/// <param name="OnReal">Its outputs for real samples, the judgement first.</param>
/// <param name="OnFake">Its outputs for generated ones.</param>
internal sealed record Judgement(
    IReadOnlyList<LossTerm> Terms, IReadOnlyList<(string Name, Tensor Value)> Scalars, Tensor[] OnReal, Tensor[] OnFake);

/// <summary>What the other side's move has of it.</summary>
/// <param name="Term">The adversarial term of its loss.</param>
/// <param name="OnReal">The judge's outputs for real samples, varied as the generated ones; none where they were not asked for.</param>
/// <param name="OnFake">Its outputs for generated ones.</param>
internal sealed record Response(LossTerm Term, Tensor[] OnReal, Tensor[] OnFake);
