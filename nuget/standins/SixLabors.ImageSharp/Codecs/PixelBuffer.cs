#nullable enable
namespace NativeImaging;

/// <summary>A decoded picture: 8-bit channels, interleaved, rows from the top without padding.</summary>
internal sealed record PixelBuffer(int Width, int Height, byte[] Rgba);
