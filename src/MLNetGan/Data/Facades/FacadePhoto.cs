using System.Buffers;
using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Paints a plan as what a camera would see.</summary>
internal static class FacadePhoto
{
    // Samples a pixel: small pictures gain most from smooth edges.
    private static int ScaleOf(int size) => size < 48 ? 4 : size <= 512 ? 2 : 1;

    /// <summary>Paints into planar values 0..255 of the size's square, three channels.</summary>
    public static void Paint(FacadePlan plan, int size, uint seed, Span<float> planar)
    {
        int scale = ScaleOf(size), side = size * scale;
        Vector3[] samples = ArrayPool<Vector3>.Shared.Rent(side * side);
        var canvas = new FacadeCanvas(samples, side, scale);
        var light = FacadeLight.Of(plan.Sun, side, scale);
        foreach (var item in plan.Items)
            Paint(canvas, item, light);
        canvas.Develop(seed, planar);
        ArrayPool<Vector3>.Shared.Return(samples);
    }

    private static void Paint(in FacadeCanvas canvas, in FacadeItem item, FacadeLight light)
    {
        switch (item.Part)
        {
            case FacadePart.ClearSky or FacadePart.CloudySky: canvas.PaintPixels(item, new SkyTexture(item.Seed, canvas, light)); break;
            case FacadePart.Sun: break; // The sky shines around it.
            case FacadePart.Pavement: canvas.Paint(item, new PavementTexture(item, canvas, light)); break;
            case FacadePart.RedBrick: canvas.Paint(item, new BrickTexture(item.Seed, new(0.66f, 0.30f, 0.22f), canvas, light)); break;
            case FacadePart.PaleBrick: canvas.Paint(item, new BrickTexture(item.Seed, new(0.80f, 0.68f, 0.48f), canvas, light)); break;
            case FacadePart.CreamPlaster: PaintPlaster(canvas, item, new(0.90f, 0.85f, 0.72f), light); break;
            case FacadePart.OchrePlaster: PaintPlaster(canvas, item, new(0.86f, 0.66f, 0.34f), light); break;
            case FacadePart.RosePlaster: PaintPlaster(canvas, item, new(0.84f, 0.60f, 0.54f), light); break;
            case FacadePart.Stone: canvas.Paint(item, new StoneTexture(item.Seed, canvas, light)); break;
            case FacadePart.Tiles or FacadePart.Slate:
                canvas.Paint(item, new RoofTexture(item.Seed, item.Part == FacadePart.Slate, canvas, light));
                break;
            case FacadePart.Trim: PaintShadowOf(canvas, item, 1.6f, light); canvas.Paint(item, new TrimTexture(item, canvas, light)); break;
            case FacadePart.Window: canvas.Paint(item, new WindowTexture(item, canvas, light)); break;
            case FacadePart.Door: canvas.Paint(item, new DoorTexture(item, canvas, light)); break;
            case FacadePart.Shutter:
                PaintShadowOf(canvas, item, 0.6f, light);
                canvas.Paint(item, new ShutterTexture(item, canvas, light));
                break;
            case FacadePart.Balcony:
                PaintShadowOf(canvas, item, 3, light);
                canvas.Paint(item, new BalconyTexture(item, canvas, light));
                break;
            case FacadePart.Shop: canvas.Paint(item, new ShopTexture(item, canvas, light)); break;
            case FacadePart.Awning:
                PaintShadowOf(canvas, item, 2.4f, light);
                canvas.Paint(item, new AwningTexture(item, canvas, light));
                break;
            case FacadePart.Tree: canvas.Paint(item, new TreeTexture(item, canvas, light)); break;
            default: throw new ArgumentOutOfRangeException(nameof(item), item.Part, "This part has no texture.");
        }
    }

    private static void PaintPlaster(in FacadeCanvas canvas, in FacadeItem item, Vector3 paint, FacadeLight light) =>
        canvas.Paint(item, new PlasterTexture(item, paint, canvas, light));

    // What stands out of the wall throws a shadow down and away from the sun.
    private static void PaintShadowOf(in FacadeCanvas canvas, in FacadeItem item, float units, FacadeLight light)
    {
        if (item.Outline != FacadeOutline.Rectangle)
            return;
        int depth = Math.Max(1, (int)MathF.Round(units * canvas.Unit / canvas.Scale)), aside = -light.Side * ((depth + 1) / 2), inset = 0;
        // A cornice stands out sideways, where there is nothing that its shadow could fall on.
        if (item.Part == FacadePart.Trim)
            (aside, inset) = (0, Math.Max(1, (int)MathF.Round(0.8f * canvas.Unit / canvas.Scale)));
        var shadow = item with
        {
            Left = item.Left + aside + inset,
            Top = Math.Min(item.Top + depth, item.Bottom),
            Right = item.Right + aside - inset,
            Bottom = item.Bottom + depth,
        };
        canvas.Paint(shadow, new ShadowTexture(light.Shadow));
    }
}
