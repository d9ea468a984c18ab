namespace MLNetGan.Training;

/// <summary>Draws what delivered networks make of the same inputs at every evaluation.</summary>
internal interface ISampleSheet
{
    /// <summary>Writes a PNG file.</summary>
    void Write(string path);
}
