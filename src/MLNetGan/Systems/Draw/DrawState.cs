namespace MLNetGan.Systems.Draw;

/// <summary>Where the decoder stands between two steps.</summary>
/// <param name="Hidden">Its hidden state.</param>
/// <param name="Cell">Its cell's state.</param>
/// <param name="Canvas">The logits of the pixels.</param>
internal readonly record struct DrawState<T>(T Hidden, T Cell, T Canvas);
