using MLNetGan.Imaging;
using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Draw;

/// <summary>
/// Pictures of a canvas after each step, in colour and enlarged, with the window that was written through; the last shows the image alone.
/// </summary>
internal sealed class DrawFrames
{
    private static readonly byte[] s_windowColour = [255, 64, 64];

    private readonly DrawDecoder _decoder;
    private readonly Device _device;
    private readonly ImageShape _image;
    private readonly int _scale;

    public DrawFrames(DrawDecoder decoder, Device device)
    {
        (_decoder, _device) = (decoder, device);
        Shape image = decoder.OutputShapes()[0];
        _image = new ImageShape((int)image[0], (int)image[1], (int)image[2]);
        _scale = SampleSheet.ScaleOf(_image);
        Shape = new ImageShape(3, _image.Height * _scale, _image.Width * _scale);
    }

    /// <summary>Channels, height and width of a picture.</summary>
    public ImageShape Shape { get; }

    /// <summary>The pictures of one image, planar, with values from 0 to 255.</summary>
    public IReadOnlyList<float[]> Of(float[] latents)
    {
        using Tensor vector = tensor(latents, [1, latents.Length], device: _device);
        var steps = _decoder.Trace(vector);
        return [.. steps.Select(step => Paint(step.Pixels, step.Window)), Paint(steps[^1].Pixels, null)];
    }

    private float[] Paint(float[] pixels, (double Left, double Top, double Right, double Bottom)? window)
    {
        var picture = new float[Shape.Length];
        int plane = Shape.Height * Shape.Width, from = _image.Height * _image.Width;
        for (int channel = 0; channel < 3; channel++)
        {
            int source = _image.Channels >= 3 ? channel * from : 0;
            for (int y = 0; y < Shape.Height; y++)
            {
                for (int x = 0; x < Shape.Width; x++)
                    picture[channel * plane + y * Shape.Width + x] = (pixels[source + y / _scale * _image.Width + x / _scale] + 1) * 127.5f;
            }
        }
        if (window is { } edges)
            Outline(picture, edges.Left, edges.Top, edges.Right, edges.Bottom);
        return picture;
    }

    // A window reaches beyond the image often, and sometimes far: only what lies within is drawn.
    private void Outline(float[] picture, double left, double top, double right, double bottom)
    {
        int At(double place, int side) => (int)Math.Clamp(Math.Round(place * _scale), -1, side);
        (int x0, int x1, int y0, int y1) = (At(left, Shape.Width), At(right, Shape.Width), At(top, Shape.Height), At(bottom, Shape.Height));
        for (int x = x0; x <= x1; x++)
        {
            Dot(picture, x, y0);
            Dot(picture, x, y1);
        }
        for (int y = y0; y <= y1; y++)
        {
            Dot(picture, x0, y);
            Dot(picture, x1, y);
        }
    }

    private void Dot(float[] picture, int x, int y)
    {
        if ((uint)x >= (uint)Shape.Width || (uint)y >= (uint)Shape.Height)
            return;
        for (int channel = 0; channel < 3; channel++)
            picture[(channel * Shape.Height + y) * Shape.Width + x] = s_windowColour[channel];
    }
}
