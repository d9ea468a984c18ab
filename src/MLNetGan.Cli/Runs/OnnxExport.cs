namespace MLNetGan.Cli.Runs;

/// <summary>Writes whatever a system trained as an ONNX file.</summary>
internal static class OnnxExport
{
    /// <summary>Writes the file.</summary>
    /// <param name="network">What <c>train</c> made.</param>
    /// <param name="path">The file.</param>
    /// <param name="input">What the graph of a network that takes noise starts from.</param>
    /// <param name="size">The size of images to translate; null for that of training.</param>
    public static void Write(
        NetworkTransformer network, string path, OnnxGeneratorInput input = OnnxGeneratorInput.Latent, ImageSize? size = null)
    {
        switch (network)
        {
            case ImageGeneratorTransformer generator:
                generator.ExportOnnx(path, input);
                break;
            case ImageToImageTransformer translator when size is { } given:
                translator.ExportOnnx(path, given.Height, given.Width);
                break;
            case ImageTranslatorTransformer translator:
                translator.ExportOnnx(path);
                break;
            case DrawEncoderTransformer encoder:
                encoder.ExportOnnx(path, input);
                break;
            case ImageRecognizerTransformer recognizer:
                recognizer.ExportOnnx(path);
                break;
            default:
                throw new NotSupportedException($"{network.GetType().Name} cannot be exported.");
        }
    }
}
