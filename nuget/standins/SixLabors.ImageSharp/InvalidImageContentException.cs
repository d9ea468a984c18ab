namespace SixLabors.ImageSharp;

public sealed class InvalidImageContentException : ImageFormatException
{
    public InvalidImageContentException(string errorMessage, Exception innerException) : base(errorMessage, innerException) { }
}
