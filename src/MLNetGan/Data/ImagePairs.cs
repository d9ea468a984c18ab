namespace MLNetGan.Data;

/// <summary>As many inputs as targets, all of one size and number of channels.</summary>
internal readonly record struct ImagePairs(ImageSet Input, ImageSet Target);
