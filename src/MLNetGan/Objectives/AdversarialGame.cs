using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// A judge that tells real from generated samples: the loss that both sides have of it, how what it sees is varied, and what keeps it in
/// bounds, all as the options say. A component: a system has one, several or none.
/// </summary>
internal sealed class AdversarialGame
{
    public const string Adversarial = "adversarial", RealBelief = "real_belief", FakeBelief = "fake_belief";
    public const string GradientPenalty = "gradient_penalty", R1 = "r1", R2 = "r2", LeCam = "lecam";
    public const string WassersteinEstimate = "wasserstein_estimate", AugmentationProbability = "augmentation_probability";

    private readonly GanOptions _options;
    private readonly string? _subject;
    private readonly int _conditions;
    private readonly int[] _judged;
    private readonly AdversarialObjective _objective;
    private readonly DiffAugment? _augmentation;
    private readonly AdaptiveStrength? _strength;
    private readonly LeCamRegularization? _leCam;
    private readonly KeptValue? _steps;

    /// <param name="judge">The judge, whose network's first output is the judgement.</param>
    /// <param name="options">The options.</param>
    /// <param name="subject">What is judged, where a system has several games: names of terms and scalars end in it.</param>
    /// <param name="conditions">How many of the judge's inputs, the first ones, are the same for real and generated samples.</param>
    public AdversarialGame(Player judge, GanOptions options, string? subject = null, int conditions = 0)
    {
        (Judge, _options, _subject, _conditions) = (judge, options, subject, conditions);
        _objective = AdversarialObjective.Of(options.AdversarialLoss);
        _judged = [.. Enumerable.Range(0, judge.Network.Inputs.Count).Where(i => i >= conditions && IsImage(i))];
        if (options.SpectralNormalization)
        {
            foreach ((_, Network network) in judge.Networks)
                network.NormalizeSpectra();
        }
        if (options.HasAugmentation)
            _augmentation = new DiffAugment(options.AugmentColor, options.AugmentTranslation, options.AugmentCutout);
        if (options.AugmentationTarget is { } target)
            _strength = new AdaptiveStrength(judge, target, options.AugmentationImages, _objective.Boundary!.Value);
        if (options.LeCamWeight > 0)
            _leCam = new LeCamRegularization(judge);
        if (_strength is not null || _leCam is not null || options.PenaltyInterval > 1)
            _steps = judge.Keep("steps", zeros(1, ScalarType.Int64), isRead: true);
    }

    /// <summary>What the terms of a judge's loss are called, without a subject.</summary>
    public static IReadOnlyList<string> TermNames { get; } = [Adversarial, GradientPenalty, R1, R2, LeCam];

    public Player Judge { get; }

    /// <summary>The name of the adversarial term of both sides.</summary>
    public string Term => Named(Adversarial);

    /// <summary>The judge's side: its loss, and what it believed of real and generated samples.</summary>
    /// <param name="real">What the judge sees of real samples, as its network takes it.</param>
    /// <param name="fake">The same of generated ones.</param>
    /// <param name="noise">The step's noise.</param>
    /// <param name="weight">The weight of the adversarial term.</param>
    public Judgement JudgeSide(Tensor[] real, Tensor[] fake, StepNoise noise, double weight = 1)
    {
        long step = NextStep();
        bool isDue = step % _options.PenaltyInterval == 0;
        bool hasR1 = isDue && _options.R1Weight > 0, hasR2 = isDue && _options.R2Weight > 0;
        (real, fake) = (Open(real, hasR1), Open(fake, hasR2));
        Tensor[] realSeen = Vary(real, Draw(real, noise)), fakeSeen = Vary(fake, Draw(fake, noise));
        // Together, except where a gradient at one of them would go through the network for both.
        Tensor[][] judged = hasR1 || hasR2
            ? [Judge.Network.Forward(realSeen), Judge.Network.Forward(fakeSeen)]
            : Judge.Network.ForwardTogether(realSeen, fakeSeen);
        (Tensor[] onReal, Tensor[] onFake) = (judged[0], judged[1]);
        List<LossTerm> terms = [new LossTerm(Term, _objective.Discriminator(onReal[0], onFake[0]), weight)];
        AddPenalty(terms, GradientPenalty, _options.GradientPenaltyWeight, isDue, () => OneCentred(real, fake, noise));
        AddPenalty(terms, R1, _options.R1Weight, isDue, () => GradientPenalties.ZeroCentred(onReal[0], Judged(real)));
        AddPenalty(terms, R2, _options.R2Weight, isDue, () => GradientPenalties.ZeroCentred(onFake[0], Judged(fake)));
        if (_leCam is not null)
            terms.Add(new LossTerm(Named(LeCam), _leCam.Loss(onReal[0], onFake[0], step), _options.LeCamWeight));
        _strength?.Observe(onReal[0], step, noise.InAll(onReal[0].shape[0]));
        return new Judgement(terms, [.. Beliefs(onReal, onFake)], onReal, onFake);
    }

    /// <summary>The other side: what it learns of the judge.</summary>
    /// <param name="real">What the judge sees of the real samples beside the generated ones.</param>
    /// <param name="fake">What it sees of the generated ones.</param>
    /// <param name="noise">The step's noise.</param>
    /// <param name="seesReal">Whether the judge's outputs for real samples are asked for, too.</param>
    public Response OtherSide(Tensor[] real, Tensor[] fake, StepNoise noise, bool seesReal = false)
    {
        // The same for both, so that what differs between their outputs is the samples.
        DrawnAugmentation? drawn = Draw(fake, noise);
        Tensor[] onReal = seesReal || _objective.ComparesPairs ? SeeAside(real, drawn) : [], onFake = See(fake, drawn);
        Tensor loss = _objective.Generator(onFake[0], _objective.ComparesPairs ? onReal[0] : null);
        return new Response(new LossTerm(Term, loss), onReal, onFake);
    }

    private Tensor[] See(Tensor[] inputs, DrawnAugmentation? drawn) => Judge.Network.Forward(Vary(inputs, drawn));

    private Tensor[] Vary(Tensor[] inputs, DrawnAugmentation? drawn) => drawn is null
        ? inputs
        : [.. inputs.Select((input, i) => IsImage(i) ? drawn.Apply(input, isColored: i >= _conditions) : input)];

    private Tensor[] SeeAside(Tensor[] inputs, DrawnAugmentation? drawn)
    {
        using IDisposable noGrad = no_grad();
        return See(inputs, drawn);
    }

    private DrawnAugmentation? Draw(Tensor[] inputs, StepNoise noise) =>
        _augmentation?.Draw(noise, inputs[0].shape[0], _strength?.Probability);

    // What a gradient is to be taken at must be a start of the graph.
    private Tensor[] Open(Tensor[] inputs, bool isPenalized) =>
        isPenalized ? [.. inputs.Select((input, i) => _judged.Contains(i) ? input.detach().requires_grad_(true) : input)] : inputs;

    private Tensor[] Judged(Tensor[] inputs) => [.. _judged.Select(i => inputs[i])];

    // Every step has every term, so that means are over all of them: a penalty that is taken at every n-th step counts n times there.
    private void AddPenalty(List<LossTerm> terms, string name, double weight, bool isDue, Func<Tensor> penalty)
    {
        if (weight == 0)
            return;
        Tensor value = isDue ? penalty().Times(_options.PenaltyInterval) : zeros([], device: terms[0].Value.device);
        terms.Add(new LossTerm(Named(name), value, weight));
    }

    private Tensor OneCentred(Tensor[] real, Tensor[] fake, StepNoise noise)
    {
        Tensor share = noise.Uniform(real[0].shape[0], 1);
        return GradientPenalties.OneCentred(Score, Judged(real), Judged(fake), share);

        Tensor Score(Tensor[] images)
        {
            Tensor[] inputs = [.. real];
            for (int i = 0; i < _judged.Length; i++)
                inputs[_judged[i]] = images[i];
            return See(inputs, Draw(inputs, noise))[0];
        }
    }

    private IEnumerable<(string Name, Tensor Value)> Beliefs(Tensor[] onReal, Tensor[] onFake)
    {
        using IDisposable noGrad = no_grad();
        Tensor real = _objective.Belief(onReal[0]), fake = _objective.Belief(onFake[0]);
        List<(string, Tensor)> beliefs = [(Named(RealBelief), real), (Named(FakeBelief), fake)];
        if (_options.AdversarialLoss == AdversarialLoss.Wasserstein)
            beliefs.Insert(0, (Named(WassersteinEstimate), real - fake));
        if (_strength is not null)
            beliefs.Add((Named(AugmentationProbability), _strength.Probability.clone()));
        return beliefs;
    }

    private long NextStep()
    {
        if (_steps is null)
            return 0;
        long step = _steps.Value.item<long>();
        using TorchSharp.Scalar next = step + 1;
        _steps.Value.fill_(next);
        return step;
    }

    private bool IsImage(int input) => Judge.Network.Inputs[input].Kind == NetworkInputKind.Image;

    private string Named(string name) => _subject is null ? name : $"{name}_{_subject}";
}
