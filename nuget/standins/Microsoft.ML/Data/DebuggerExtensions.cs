using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Looks at the first rows.</summary>
public static class DebuggerExtensions
{
    public static DataDebuggerPreview Preview(this IDataView data, int maxRows = 100) => new(data, maxRows);
}
