namespace MLNetGan.Training;

/// <summary>Draws what delivered networks make of the same inputs at every evaluation.</summary>
internal interface ISampleSheet
{
    /// <summary>Writes a PNG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="epoch">The epoch, from 1, after which the networks are as they are.</param>
    void Write(string path, int epoch);
}
