using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Reads IDX files of unsigned bytes, plain or gzip (told by the first bytes, whatever the name says).</summary>
internal static class IdxFile
{
    private const int LongestSide = 1 << 14;

    /// <summary>
    /// Reads images (N,H,W or N,C,H,W with 1, 3 or 4 channels) and, where given, as many labels, whose names are the
    /// numbers in the file.
    /// </summary>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is no IDX file, is cut short or too large, or the two do not fit together.</exception>
    public static StoredImageSet Load(string imagesPath, string? labelsPath, MemoryBudget budget)
    {
        var (shape, pixels) = Read(imagesPath, "images", header => ShapeOf(header, imagesPath), budget);
        if (labelsPath is null)
            return new StoredImageSet(pixels, shape, null, null);

        var (_, values) = Read(labelsPath, "labels", header => CheckLabels(header, labelsPath), budget);
        if (values.Count != pixels.Count)
            throw new InvalidDataException(
                $"'{labelsPath}' holds {values.Count} labels and '{imagesPath}' {pixels.Count} images; expected as many. " +
                "Give the two files of the same set.");
        var labels = new int[values.Count];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = values[i][0];
        return new StoredImageSet(pixels, shape, labels, [.. Enumerable.Range(0, labels.Max() + 1).Select(label => $"{label}")]);
    }

    private static (ImageShape Shape, PixelStore Pixels) Read(
        string path, string role, Func<IdxHeader, ImageShape> check, MemoryBudget budget)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"Could not find the {role} file '{path}'. Give the path of an IDX file, plain or gzip.", path);
        using var file = Open(path, role);
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using GzipContent? gzip = isGzip ? new GzipContent(file) : null;
        Stream stream = gzip ?? (Stream)file;
        try
        {
            var header = IdxHeader.Read(stream, path, role);
            var shape = check(header);
            long expected = header.Length + (long)header.Count * shape.Length;
            if (gzip is null && file.Length != expected)
                throw WrongLength(path, header, expected, $"{file.Length}");
            if (!budget.Holds(header.Count, shape))
            {
                throw new InvalidDataException(
                    $"'{path}': its head promises {header}, which takes {MemoryBudget.Text(header.Count, shape)}; expected at " +
                    $"most {budget}, what images may take of memory. Split the file, or fetch it again if that is not what it holds.");
            }
            var pixels = new PixelStore(header.Count, shape.Length);
            long position = header.Length;
            for (int block = 0; block < pixels.BlockCount; block++)
            {
                var bytes = pixels.Block(block);
                int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                position += read;
                if (read < bytes.Length)
                    throw WrongLength(path, header, expected, $"{position}");
            }
            if (stream.ReadByte() >= 0)
                throw WrongLength(path, header, expected, "more");
            if (gzip?.HasItsEnd() == false)
            {
                throw new InvalidDataException(
                    $"'{path}' does not end with the checksum and the length of its content: its end is missing, or it has several gzip " +
                    "members, as bgzip makes them; expected one. Fetch the file again, or unpack it and pack it with gzip.");
            }
            return (shape, pixels);
        }
        catch (InvalidDataException error) when (isGzip && !error.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' is a broken gzip file ({error.Message}). Fetch the file again.", error);
        }
    }

    private static FileStream Open(string path, string role)
    {
        try
        {
            OrdinaryFile.Length(path);
            return File.OpenRead(path);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException(
                $"'{path}' is not an IDX file. {error.Message} Give the {role} file of the set, plain or gzip.", error);
        }
    }

    private static ImageShape ShapeOf(IdxHeader header, string path)
    {
        var sizes = header.Dimensions;
        var shape = sizes.Count switch
        {
            3 => new ImageShape(1, sizes[1], sizes[2]),
            4 => new ImageShape(sizes[1], sizes[2], sizes[3]),
            _ => default,
        };
        if (shape.Channels is not (1 or 3 or 4))
            throw new InvalidDataException(
                $"'{path}' holds {sizes.Count} dimensions ({header}); expected images: count x height x width, or count x " +
                "channels x height x width with 1, 3 or 4 channels." + (sizes.Count == 1 ? " This looks like a labels file." : ""));
        if (shape.Height > LongestSide || shape.Width > LongestSide)
            throw new InvalidDataException(
                $"'{path}': its head promises images of {shape.Height}x{shape.Width}; expected sides of 1 to {LongestSide}. " +
                "Fetch the file again.");
        return shape;
    }

    private static ImageShape CheckLabels(IdxHeader header, string path) => header.Dimensions.Count == 1
        ? new ImageShape(1, 1, 1)
        : throw new InvalidDataException(
            $"'{path}' holds {header.Dimensions.Count} dimensions ({header}); expected labels: one dimension. " +
            "Give the labels file of the set.");

    private static InvalidDataException WrongLength(string path, IdxHeader header, long expected, string found) => new(
        $"'{path}' does not hold what its head promises ({header}): expected {expected} bytes, found {found}. Fetch the file again.");
}
