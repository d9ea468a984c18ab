using Microsoft.ML;

namespace MLNetGan;

/// <summary>Options of a system that measures what it trains on data that it is not trained on.</summary>
internal interface IMeasuredOptions
{
    /// <summary>Data to measure on, of the training data's columns; null leaves the choice to the system.</summary>
    IDataView? ValidationSet { get; set; }
}
