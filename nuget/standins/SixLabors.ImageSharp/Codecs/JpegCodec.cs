using System.Runtime.InteropServices;

namespace NativeImaging;

/// <summary>libjpeg-turbo's TurboJPEG interface.</summary>
internal static unsafe class JpegCodec
{
    private const string Library = "libturbojpeg.so.0";
    private const int FormatRgba = 7;
    private const int FlagFastUpsample = 256, FlagAccurateDct = 4096, ErrorWarning = 0;

    /// <param name="smoothChroma">True interpolates halved chroma as libjpeg does; false repeats it.</param>
    public static PixelBuffer Decode(ReadOnlySpan<byte> file, bool smoothChroma)
    {
        nint handle = tjInitDecompress();
        try
        {
            fixed (byte* data = file)
            {
                (int width, int height) = ReadHeader(handle, data, file.Length);
                var pixels = GC.AllocateUninitializedArray<byte>(checked(width * height * 4));
                int flags = FlagAccurateDct | (smoothChroma ? 0 : FlagFastUpsample);
                int status;
                fixed (byte* target = pixels)
                    status = tjDecompress2(handle, data, (nuint)file.Length, target, width, 0, height, FormatRgba, flags);
                // A scan that ends early is a warning: decoders show what there is.
                if (status != 0 && tjGetErrorCode(handle) != ErrorWarning)
                    throw Failure(handle);
                return new PixelBuffer(width, height, pixels);
            }
        }
        finally
        {
            tjDestroy(handle);
        }
    }

    public static (int Width, int Height) Identify(ReadOnlySpan<byte> file)
    {
        nint handle = tjInitDecompress();
        try
        {
            fixed (byte* data = file)
                return ReadHeader(handle, data, file.Length);
        }
        finally
        {
            tjDestroy(handle);
        }
    }

    private static (int Width, int Height) ReadHeader(nint handle, byte* data, int length) =>
        tjDecompressHeader3(handle, data, (nuint)length, out int width, out int height, out _, out _) == 0
            || (tjGetErrorCode(handle) == ErrorWarning && width > 0)
            ? (width, height)
            : throw Failure(handle);

    private static InvalidDataException Failure(nint handle) =>
        new(Marshal.PtrToStringUTF8(tjGetErrorStr2(handle)) ?? "Invalid JPEG data.");

    [DllImport(Library)]
    private static extern nint tjInitDecompress();

    [DllImport(Library)]
    private static extern int tjDecompressHeader3(
        nint handle, byte* data, nuint size, out int width, out int height, out int subsampling, out int colorspace);

    [DllImport(Library)]
    private static extern int tjDecompress2(
        nint handle, byte* data, nuint size, byte* target, int width, int pitch, int height, int format, int flags);

    [DllImport(Library)]
    private static extern int tjGetErrorCode(nint handle);

    [DllImport(Library)]
    private static extern nint tjGetErrorStr2(nint handle);

    [DllImport(Library)]
    private static extern int tjDestroy(nint handle);
}
