using System.Runtime.InteropServices;
using System.Text;

namespace NativeImaging;

/// <summary>libpng's simplified interface.</summary>
internal static unsafe class PngCodec
{
    private const string Library = "libpng16.so.16";
    private const uint Version = 1;
    private const uint FormatRgba = 3;
    // Without this flag 16-bit files count as linear light and come out brighter than in other decoders.
    private const uint Flag16BitSrgb = 4;

    public static PixelBuffer Decode(ReadOnlySpan<byte> file)
    {
        fixed (byte* data = file)
        {
            Control control = Begin(data, file.Length);
            try
            {
                control.Format = FormatRgba;
                control.Flags |= Flag16BitSrgb;
                var pixels = GC.AllocateUninitializedArray<byte>(checked((int)(control.Width * control.Height * 4)));
                fixed (byte* target = pixels)
                    Check(png_image_finish_read(ref control, 0, target, 0, 0), control);
                return new PixelBuffer((int)control.Width, (int)control.Height, pixels);
            }
            finally
            {
                png_image_free(ref control);
            }
        }
    }

    public static (int Width, int Height) Identify(ReadOnlySpan<byte> file)
    {
        fixed (byte* data = file)
        {
            Control control = Begin(data, file.Length);
            png_image_free(ref control);
            return ((int)control.Width, (int)control.Height);
        }
    }

    /// <param name="channels">1 grey, 3 RGB, 4 RGBA.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        var control = new Control { Version = Version, Width = (uint)width, Height = (uint)height };
        control.Format = channels switch { 1 => 0u, 3 => 2u, _ => FormatRgba };
        // zlib's bound for incompressible data, plus the chunks around it: one pass always fits.
        nuint size = (nuint)(pixels.Length + height + (pixels.Length >> 9) + 1024);
        var file = GC.AllocateUninitializedArray<byte>((int)size);
        fixed (byte* source = pixels)
        fixed (byte* target = file)
            Check(png_image_write_to_memory(ref control, target, ref size, 0, source, 0, 0), control);
        Array.Resize(ref file, (int)size);
        return file;
    }

    private static Control Begin(byte* data, int length)
    {
        var control = new Control { Version = Version };
        Check(png_image_begin_read_from_memory(ref control, data, (nuint)length), control);
        return control;
    }

    private static void Check(int success, Control control)
    {
        if (success == 0)
            throw new InvalidDataException(Encoding.ASCII.GetString(control.Message, 64).Split('\0')[0]);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Control
    {
        public nint Opaque;
        public uint Version, Width, Height, Format, Flags, ColormapEntries, WarningOrError;
        public fixed byte Message[64];
    }

    [DllImport(Library)]
    private static extern int png_image_begin_read_from_memory(ref Control image, byte* memory, nuint size);

    [DllImport(Library)]
    private static extern int png_image_finish_read(ref Control image, nint background, byte* buffer, int rowStride, nint colormap);

    [DllImport(Library)]
    private static extern int png_image_write_to_memory(
        ref Control image, byte* memory, ref nuint size, int convertTo8Bit, byte* buffer, int rowStride, nint colormap);

    [DllImport(Library)]
    private static extern void png_image_free(ref Control image);
}
