using MLNetGan.Networks;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// The global generator with local enhancers around it, as one network of whole images. Enhancers above its level are left out, and
/// what it makes is enlarged. The networks that it is made of are players of their own.
/// </summary>
internal sealed class CoarseToFineGenerator : TranslationNetwork
{
    private readonly CoarseToFine _layout;
    private readonly GlobalGenerator global;
    private readonly LocalEnhancer[] _enhancers;
    private readonly Layer? _classes;
    private readonly FeatureTables? features;

    /// <param name="options">The options.</param>
    /// <param name="layout">Sizes and channels.</param>
    /// <param name="parts">The global generator and the enhancers, from coarse to fine.</param>
    /// <param name="features">Draws features; null without any.</param>
    public CoarseToFineGenerator(Pix2PixHdOptions options, CoarseToFine layout, IReadOnlyList<Network> parts, FeatureTables? features)
        : base("pix2pixHD generator", layout.Input, layout.Multiple, 2 * layout.Multiple, [.. (features?.Inputs ?? layout.Inputs).Skip(1)])
    {
        (_layout, this.features) = (layout, features);
        Level = layout.LastLevel;
        global = (GlobalGenerator)parts[0];
        _enhancers = [.. parts.Skip(1).Cast<LocalEnhancer>()];
        _classes = options.LabelClasses is { } count ? new ClassMaps(count, options.PixelMinimum, options.PixelMaximum) : null;
        RegisterComponents();
        foreach (LocalEnhancer enhancer in _enhancers)
            register_module(enhancer.GetName().Replace(' ', '_'), enhancer);
    }

    /// <summary>The finest level in use.</summary>
    public int Level { get; set; }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        ReadOnlySpan<T> images = inputs[.._layout.Inputs.Length];
        return [features is null ? Make(pass, images) : Make(pass, images, pass.One(features, inputs))];
    }

    /// <summary>The whole translation of full size, of images and features where there are any.</summary>
    public T Make<T>(IPass<T> pass, ReadOnlySpan<T> images, params ReadOnlySpan<T> features)
    {
        T image = Translate(pass, Shrink(pass, Join(pass, Read(pass, images), features)));
        for (int level = Level; level < _layout.LastLevel; level++)
            image = pass.One(Upsampling.Instance, image);
        return image;
    }

    /// <summary>What discriminators read of an image, of full size.</summary>
    public T Read<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T map = _classes is null ? inputs[0] : pass.One(_classes, inputs[0]);
        return inputs.Length == 1 ? map : pass.One(Concatenation.Instance, map, pass.One(InstanceEdges.Instance, inputs[1]));
    }

    /// <summary>What generators read: a map, and features where there are any.</summary>
    public static T Join<T>(IPass<T> pass, T map, params ReadOnlySpan<T> features) =>
        features.Length == 0 ? map : pass.One(Concatenation.Instance, [map, .. features]);

    /// <summary>Images of full size in the size of the level.</summary>
    public T Shrink<T>(IPass<T> pass, T images)
    {
        for (int level = Level; level < _layout.LastLevel; level++)
            images = pass.One(OverlappingPooling.Instance, images);
        return images;
    }

    /// <summary>The translation of a map, both in the size of the level.</summary>
    public T Translate<T>(IPass<T> pass, T map)
    {
        var maps = new T[Level + 1];
        maps[Level] = map;
        for (int level = Level; level > 0; level--)
            maps[level - 1] = pass.One(OverlappingPooling.Instance, maps[level]);
        T features = global.Features(pass, maps[0]);
        for (int level = 1; level <= Level; level++)
            features = _enhancers[level - 1].Features(pass, maps[level], features);
        return Level == 0 ? global.Image(pass, features) : _enhancers[Level - 1].Image(pass, features);
    }
}
