namespace MLNetGan;

/// <summary>A trained network that there is at several resolutions.</summary>
internal interface IResizable
{
    /// <summary>The resolutions, from the smallest to the network's own.</summary>
    IReadOnlyList<int> Resolutions { get; }

    /// <summary>The network at one of them, to be disposed of apart.</summary>
    NetworkTransformer AtResolution(int resolution);
}
