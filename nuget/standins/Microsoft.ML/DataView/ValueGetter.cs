namespace Microsoft.ML;

/// <summary>Fetches the current value; the implementer may reuse the buffers of what is passed in.</summary>
public delegate void ValueGetter<TValue>(ref TValue value);
