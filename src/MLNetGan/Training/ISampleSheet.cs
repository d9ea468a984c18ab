using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>Draws what a generator makes of the same inputs at every evaluation.</summary>
internal interface ISampleSheet
{
    /// <summary>Writes a PNG file.</summary>
    void Write(Network generator, string path);
}
