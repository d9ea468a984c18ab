using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// Feature matching (Salimans 2016, section 3.1): generated samples are to have, on average over a batch, the features in a judge that real
/// ones have.
/// </summary>
internal static class MeanFeatureMatching
{
    /// <summary>The squared difference between the means over the batch, averaged over a layer's features and summed over layers.</summary>
    /// <param name="real">Each layer's features of real samples, the batch first.</param>
    /// <param name="fake">Those of generated ones.</param>
    public static Tensor Loss(ReadOnlySpan<Tensor> real, ReadOnlySpan<Tensor> fake)
    {
        Tensor loss = Layer(real[0], fake[0]);
        for (int i = 1; i < real.Length; i++)
            loss = loss.Plus(Layer(real[i], fake[i]));
        return loss;
    }

    private static Tensor Layer(Tensor real, Tensor fake) => nn.functional.mse_loss(fake.mean([0]), real.mean([0]));
}
