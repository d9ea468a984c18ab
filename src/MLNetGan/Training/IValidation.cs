using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>Measures a generator on data that it is not trained on.</summary>
internal interface IValidation
{
    /// <summary>The measure's name in losses.csv.</summary>
    string Name { get; }

    /// <summary>The measure of a generator in inference mode: the lower, the better.</summary>
    double Measure(Network generator);
}
