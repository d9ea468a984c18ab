using Microsoft.ML;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>A data view of which some rows can be had without those before them.</summary>
internal interface IRowRanges : IDataView
{
    /// <summary>Some rows, fewer where the data view ends before.</summary>
    /// <param name="first">The number of the first, from 0; at most that of rows.</param>
    /// <param name="count">How many.</param>
    IDataView Rows(int first, int count);

    /// <summary>Some rows of a data view that is made of computed ones.</summary>
    static IDataView Of(IDataView data, int first, int count) => ((IRowRanges)data).Rows(first, count);
}
