namespace MLNetGan.Systems.ProGan;

/// <summary>A network of which only the levels up to a current one are in use.</summary>
internal interface IGrowing
{
    /// <summary>The largest level in use.</summary>
    int Level { get; }

    /// <summary>How much of that level's own layers is in use, from 0 (all is as one level below) to 1.</summary>
    double Alpha { get; }

    /// <summary>Brings the network to a level.</summary>
    void Grow(int level, double alpha);
}
