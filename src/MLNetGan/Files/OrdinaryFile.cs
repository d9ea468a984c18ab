namespace MLNetGan.Files;

/// <summary>
/// Files with content. Pipes, sockets and devices say that they have none, and whoever reads them may wait for ever: they are
/// not even opened.
/// </summary>
internal static class OrdinaryFile
{
    /// <summary>The length of a file, or of what a link leads to; at least 1.</summary>
    /// <exception cref="IOException">The file is missing, or is a link to nothing.</exception>
    /// <exception cref="InvalidDataException">The file has no content; the message does not name it.</exception>
    public static long Length(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
            file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
        return file.Length > 0
            ? file.Length : throw new InvalidDataException("It is empty, or no ordinary file (a pipe, a socket or a device).");
    }
}
