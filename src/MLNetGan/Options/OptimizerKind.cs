namespace MLNetGan;

/// <summary>The algorithm that changes weights.</summary>
public enum OptimizerKind
{
    /// <summary>
    /// Adam (Kingma and Ba 2014) with the options' <see cref="TrainingOptions.Beta1"/> and <see cref="TrainingOptions.Beta2"/>.
    /// </summary>
    Adam,

    /// <summary>RMSProp with decay 0.99 and without momentum, as WGAN's authors use it.</summary>
    RmsProp,
}
