using System.Runtime.InteropServices;

namespace NativeImaging;

/// <summary>libpng's simplified interface. It keeps the address of its control structure, so that must not move.</summary>
internal static unsafe class PngCodec
{
    private const string Library = "libpng16.so.16";
    private const uint Version = 1, FormatGrey = 0, FormatRgb = 2, FormatRgba = 3;
    // Without this flag 16-bit files count as linear light and come out brighter than in other decoders.
    private const uint Flag16BitSrgb = 4;

    public static PixelBuffer Decode(ReadOnlySpan<byte> file)
    {
        var control = new Control { Version = Version };
        fixed (byte* data = file)
        {
            try
            {
                Check(png_image_begin_read_from_memory(&control, data, (nuint)file.Length), &control);
                control.Format = FormatRgba;
                control.Flags |= Flag16BitSrgb;
                var pixels = GC.AllocateUninitializedArray<byte>(checked((int)(control.Width * control.Height * 4)));
                fixed (byte* target = pixels)
                    Check(png_image_finish_read(&control, 0, target, 0, 0), &control);
                return new PixelBuffer((int)control.Width, (int)control.Height, pixels);
            }
            finally
            {
                png_image_free(&control);
            }
        }
    }

    public static (int Width, int Height) Identify(ReadOnlySpan<byte> file)
    {
        var control = new Control { Version = Version };
        fixed (byte* data = file)
        {
            Check(png_image_begin_read_from_memory(&control, data, (nuint)file.Length), &control);
            png_image_free(&control);
            return ((int)control.Width, (int)control.Height);
        }
    }

    /// <param name="channels">1 grey, 3 RGB, 4 RGBA.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        var control = new Control { Version = Version, Width = (uint)width, Height = (uint)height };
        control.Format = channels switch { 1 => FormatGrey, 3 => FormatRgb, _ => FormatRgba };
        // zlib's bound for incompressible data, plus the chunks around it: one pass always fits.
        nuint size = (nuint)(pixels.Length + height + (pixels.Length >> 9) + 1024);
        var file = GC.AllocateUninitializedArray<byte>((int)size);
        fixed (byte* source = pixels)
        fixed (byte* target = file)
            Check(png_image_write_to_memory(&control, target, &size, 0, source, 0, 0), &control);
        Array.Resize(ref file, (int)size);
        return file;
    }

    private static void Check(int success, Control* control)
    {
        if (success == 0)
            throw new InvalidDataException(Marshal.PtrToStringUTF8((nint)control->Message));
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Control
    {
        public nint Opaque;
        public uint Version, Width, Height, Format, Flags, ColormapEntries, WarningOrError;
        public fixed byte Message[64];
    }

    [DllImport(Library)]
    private static extern int png_image_begin_read_from_memory(Control* image, byte* memory, nuint size);

    [DllImport(Library)]
    private static extern int png_image_finish_read(Control* image, nint background, byte* buffer, int rowStride, nint colormap);

    [DllImport(Library)]
    private static extern int png_image_write_to_memory(
        Control* image, byte* memory, nuint* size, int convertTo8Bit, byte* buffer, int rowStride, nint colormap);

    [DllImport(Library)]
    private static extern void png_image_free(Control* image);
}
