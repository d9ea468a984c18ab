using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>What <see cref="DiffAugment"/> drew for the images of a batch: the same for all images that belong together.</summary>
/// <param name="kinds">What varies.</param>
/// <param name="uniform">(batch, <see cref="Numbers"/>), uniform from 0, which is never met, to 1.</param>
/// <param name="probability">A scalar from 0 to 1: how likely each kind is for an image; null for certain.</param>
internal sealed class DrawnAugmentation(DiffAugment kinds, Tensor uniform, Tensor? probability)
{
    /// <summary>
    /// Of an image: brightness, saturation, contrast, two shifts, two places of the square; a chance for each of the kinds.
    /// </summary>
    public const int Numbers = 10;

    private const int Brightness = 0, Saturation = 1, Contrast = 2, Shift = 3, Cut = 5, Chance = 7;
    private const double MostShift = 0.125, CutSize = 0.5;

    /// <summary>The images as the judge sees them; what is shifted in or cut out is 0, the middle grey.</summary>
    /// <param name="images">(batch, channels, height, width), values in [-1, 1].</param>
    /// <param name="isColored">Whether colours vary, too, and not places alone.</param>
    public Tensor Apply(Tensor images, bool isColored = true)
    {
        if (kinds.HasColor && isColored)
            images = Color(images);
        if (kinds.HasTranslation)
            images = Translate(images);
        return kinds.HasCutout ? images * Kept(images.shape) : images;
    }

    // Brightness moves the means that saturation and contrast keep, so that all three are one sum.
    private Tensor Color(Tensor images)
    {
        Tensor chosen = Chosen(0).view(-1, 1, 1, 1);
        Tensor brightness = Centred(Brightness) * chosen, contrast = (Centred(Contrast) * chosen).Plus(1);
        Tensor ofImage = images.mean([1, 2, 3], keepdim: true), rest = brightness.Plus(ofImage * contrast.SubtractedFrom(1));
        // A single channel is its own mean, which saturation leaves alone.
        if (images.shape[1] == 1)
            return (images * contrast).Plus(rest);
        Tensor saturation = Centred(Saturation).Times(2).mul(chosen).Plus(1);
        Tensor ofPixel = images.mean([1], keepdim: true);
        return (images * (saturation * contrast)).Plus(ofPixel * (saturation.SubtractedFrom(1) * contrast)).Plus(rest);
    }

    private Tensor Translate(Tensor images)
    {
        (long count, long channels, long height, long width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        Tensor rows = Shifted(Shift, height).unsqueeze(2), columns = Shifted(Shift + 1, width).unsqueeze(1);
        // Into images with a frame of zeros, which all that comes in from outside is taken from.
        Tensor places = rows.Times(width + 2).Plus(columns).to(ScalarType.Int64).view(count, 1, height * width);
        Tensor framed = nn.functional.pad(images, [1L, 1L, 1L, 1L]).flatten(2);
        return framed.gather(2, places.expand(count, channels, height * width)).view(images.shape);
    }

    // (batch, side): from where a row or column of the result comes, in the framed image.
    private Tensor Shifted(int number, long side)
    {
        long most = (long)(side * MostShift + 0.5);
        Tensor shift = Whole(number, 2 * most + 1).Minus(most) * Chosen(1);
        using Scalar first = 0, last = side + 1;
        return Places(side).Plus(shift.Plus(1)).clamp_(first, last);
    }

    // (batch, 1, height, width): 0 within the square, 1 elsewhere.
    private Tensor Kept(long[] shape)
    {
        Tensor rows = Within(Cut, shape[2]).unsqueeze(2), columns = Within(Cut + 1, shape[3]).unsqueeze(1);
        return (rows * columns * Chosen(2).unsqueeze(2)).SubtractedFrom(1).unsqueeze(1);
    }

    private Tensor Within(int number, long side)
    {
        long size = (long)(side * CutSize + 0.5);
        Tensor first = Whole(number, side + 1 - size % 2).Minus(size / 2), places = Places(side);
        return places.ge(first).logical_and(places.lt(first.Plus(size))).to(ScalarType.Float32);
    }

    private Tensor Places(long side)
    {
        using Scalar first = 0, end = side;
        return arange(first, end, Arithmetic.One, ScalarType.Float32, uniform.device).unsqueeze(0);
    }

    // (batch, 1): of uniform values, which are never 0, whole numbers from 0 to the bound less one.
    private Tensor Whole(int number, long bound) => Number(number).Times(bound).ceil().Minus(1);

    private Tensor Centred(int number) => Number(number).view(-1, 1, 1, 1).Minus(0.5);

    // (batch, 1): 1 for images that a kind is applied to, else 0.
    private Tensor Chosen(int kind) => probability is null
        ? ones_like(Number(0)) : Number(Chance + kind).le(probability).to(ScalarType.Float32);

    private Tensor Number(int number) => uniform.narrow(1, number, 1);
}
