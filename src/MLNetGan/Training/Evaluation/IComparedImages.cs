using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Real images, and those that delivered networks make to be compared with them: of the same inputs, in the same order, at every reading.
/// Images are N,C,H,W with values from -1 to 1, in batches that each live until the next is asked for.
/// </summary>
internal interface IComparedImages
{
    /// <summary>Channels, height and width of all of them.</summary>
    Shape Image { get; }

    /// <summary>How many real images there are at most.</summary>
    int RealCount { get; }

    /// <summary>How many images are made at most.</summary>
    int MadeCount { get; }

    /// <summary>How many images are made, which takes a reading of what they are made of.</summary>
    int CountMade();

    /// <summary>The number of labels; 0 where images have none.</summary>
    int LabelCount { get; }

    /// <summary>Real images and, where there are some, their labels from 0: int64, N.</summary>
    IEnumerable<(Tensor Images, Tensor? Labels)> Real();

    /// <summary>Images that the networks make now, in inference mode, likewise.</summary>
    IEnumerable<(Tensor Images, Tensor? Labels)> Made();
}
