namespace MLNetGan.Data;

/// <summary>As many inputs as targets, all of one size; inputs among themselves, and targets, of one number of channels.</summary>
internal readonly record struct ImagePairs(ImageSet Input, ImageSet Target);
