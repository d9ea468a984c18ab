namespace MLNetGan.Networks;

/// <summary>
/// One way of walking through a network. A network writes its wiring once, generic in the value that flows;
/// a pass gives the wiring a meaning: tensors (forward), shapes (checks and summary) or ONNX values (export).
/// </summary>
internal interface IPass<T>
{
    T[] Apply(Layer layer, params ReadOnlySpan<T> inputs);
}

internal static class PassExtensions
{
    /// <summary>What a layer of one output gives.</summary>
    public static T One<T>(this IPass<T> pass, Layer layer, params ReadOnlySpan<T> inputs) => pass.Apply(layer, inputs)[0];
}
