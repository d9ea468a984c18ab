namespace Microsoft.ML.Data;

/// <summary>A type of values that own storage, such as vectors and images.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
