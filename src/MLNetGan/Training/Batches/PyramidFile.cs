using System.Runtime.InteropServices;
using MLNetGan.Networks;
using MLNetGan.Runs;

namespace MLNetGan.Training;

/// <summary>Images of one resolution in a temporary file, which is deleted when it is closed.</summary>
internal sealed class PyramidFile : IDisposable
{
    private const int WriteBuffer = 1 << 20;

    private readonly string _folder;
    private readonly FileStream _stream;
    private readonly float[] _image;
    private readonly Half[] _written, _read;

    /// <param name="image">(channels, height, width).</param>
    /// <param name="folder">The folder for temporary files.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public PyramidFile(Shape image, string folder)
    {
        _folder = folder;
        Image = image;
        _image = new float[image.Count];
        _written = new Half[image.Count];
        _read = new Half[image.Count];
        string path = Path.Combine(folder, $"{image[1]}x{image[2]}.images");
        _stream = Guarded(() => new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            BufferSize = WriteBuffer,
            Options = FileOptions.DeleteOnClose | FileOptions.RandomAccess,
        }));
    }

    public Shape Image { get; }

    public int Count { get; private set; }

    public long Bytes => (long)Count * _image.Length * Marshal.SizeOf<Half>();

    /// <summary>Adds an image of twice the height and width, averaged over squares of four.</summary>
    /// <returns>The small image, until the next call.</returns>
    public ReadOnlySpan<float> AddHalved(ReadOnlySpan<float> larger)
    {
        int width = (int)Image[2], rows = (int)(Image[0] * Image[1]);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> above = larger.Slice(2 * row * 2 * width, 2 * width),
                below = larger.Slice((2 * row + 1) * 2 * width, 2 * width);
            Span<float> target = _image.AsSpan(row * width, width);
            for (int i = 0; i < width; i++)
                target[i] = (above[2 * i] + above[2 * i + 1] + below[2 * i] + below[2 * i + 1]) * 0.25f;
        }
        for (int i = 0; i < _image.Length; i++)
            _written[i] = (Half)_image[i];
        Guarded(() => { _stream.Write(MemoryMarshal.AsBytes<Half>(_written)); return Count++; });
        return _image;
    }

    /// <summary>Writes what is still buffered: reading goes past the stream.</summary>
    public void Flush() => Guarded(() => { _stream.Flush(); return 0; });

    /// <summary>Reads one image; not from two threads at once.</summary>
    public void Read(int index, Span<float> pixels)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(_read.AsSpan());
        long start = (long)index * bytes.Length;
        for (int done = 0; done < bytes.Length;)
        {
            int count = RandomAccess.Read(_stream.SafeFileHandle, bytes[done..], start + done);
            if (count == 0)
                throw new EndOfStreamException(
                    $"The temporary file '{_stream.Name}' ends within image {index} of {Count}: it was cut while training read it.");
            done += count;
        }
        for (int i = 0; i < _read.Length; i++)
            pixels[i] = (float)_read[i];
    }

    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception error) when (IsFault(error))
        {
            // It writes what is still buffered, in vain as before. The file is deleted all the same.
        }
    }

    private T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (IsFault(error))
        {
            throw new IOException($"Lower resolutions of the training images cannot be kept in '{_folder}': {RunFormat.Reason(error)} " +
                $"Make room there, or set {ScratchFolder.Variable} to another folder.", error);
        }
    }

    private static bool IsFault(Exception error) => error is IOException or UnauthorizedAccessException || Disk.IsTooLong(error);
}
