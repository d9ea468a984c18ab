namespace MLNetGan.Networks;

/// <summary>
/// One way of walking through a network. A network writes its wiring once, generic in the value that flows;
/// a pass gives the wiring a meaning: tensors (forward), shapes (checks and summary) or ONNX values (export).
/// </summary>
internal interface IPass<T>
{
    T Apply(Layer layer, T input);

    T Apply(Merge merge, params ReadOnlySpan<T> inputs);
}
