namespace MLNetGan;

/// <summary>What <see cref="TrainingWarning"/> warns of.</summary>
public enum TrainingWarningKind
{
    /// <summary>The discriminator's adversarial loss stays at zero: the generator learns nothing from it any more.</summary>
    DiscriminatorLossAtZero,

    /// <summary>The images of a generated batch differ far less from each other than those of a real one: mode collapse.</summary>
    SamplesCollapsed,

    /// <summary>Recall fell far below what it has been: images that were made earlier are made no more.</summary>
    RecallLost,

    /// <summary>
    /// The images generated for a label differ far less from each other than real ones of it do: mode collapse within labels.
    /// </summary>
    SamplesOfLabelsCollapsed,
}
