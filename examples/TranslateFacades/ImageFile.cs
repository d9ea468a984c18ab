namespace TranslateFacades;

/// <summary>A row that names an image file.</summary>
internal sealed class ImageFile
{
    /// <summary>The file, relative to the folder that LoadImages is given.</summary>
    public string Path { get; set; } = "";
}
