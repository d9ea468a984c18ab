namespace MLNetGan;

/// <summary>What a U-Net is made of.</summary>
internal interface IUNetOptions
{
    /// <summary>Channels of the first convolution, which double with every halving of the size.</summary>
    int GeneratorChannels { get; }

    /// <summary>The most channels of any convolution.</summary>
    int GeneratorMaximumChannels { get; }

    /// <summary>The share of values that dropout takes in the first three blocks of the decoder.</summary>
    double Dropout { get; }

    /// <summary>Whether dropout stays on after training.</summary>
    bool DropoutAfterTraining { get; }

    /// <summary>Over what features are normalized.</summary>
    TranslationNormalization Normalization { get; }
}
